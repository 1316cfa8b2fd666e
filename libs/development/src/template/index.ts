import { programmePart } from '../programme-part.js';
import { templateMoveOrdered } from './order-template-move.js';
import { templatePublished } from './publish-template.js';

export { conditionCodes, type ConditionCode } from './condition-codes.js';
export { defaultTemplate, defaultTemplateText } from './default-template.js';
export { templateTitles } from './titles.js';
export { PublishTemplate, nextVersion, templateFromText, templateVocabulary } from './publish-template.js';
export { OrderTemplateMove } from './order-template-move.js';
export { newestTemplate, templateVersion, type PublishedTemplate } from './state.js';

/** The templates that a programme published. */
export const templates = programmePart('templates', {
  title: 'Templates',
  initial: () => ({ versions: [] }),
  facts: [templatePublished, templateMoveOrdered],
});
