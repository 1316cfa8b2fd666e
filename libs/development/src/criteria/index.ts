import { uloPart } from '../ulo-part.js';
import { criteriaAssessed } from './record-criteria-assessment.js';

export * from './codes.js';
export * from './state.js';
export type { CriterionJudged } from './criterion-judged.js';
export { RecordCriteriaAssessment } from './record-criteria-assessment.js';

export const criteria = uloPart('criteria', {
  title: 'The 21 criteria',
  initial: () => ({ assessments: [] }),
  facts: [criteriaAssessed],
});
