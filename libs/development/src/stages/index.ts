import { uloPart } from '../ulo-part.js';
import { stageAssessed } from './assess-stage.js';

export * from './codes.js';
export * from './evidence.js';
export { AssessStage } from './assess-stage.js';

export const stagesPart = uloPart('stages', { title: 'Stage', initial: () => ({ assessments: [] }), facts: [stageAssessed] });
