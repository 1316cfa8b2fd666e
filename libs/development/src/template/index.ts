export { conditionCodes, type ConditionCode } from './condition-codes.js';
export { defaultTemplate, defaultTemplateText } from './default-template.js';
