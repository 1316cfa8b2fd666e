import { declareEvents, type DomainEvent } from '#kernel';
import { listed } from '../words.js';
import type { CriterionNumber, CriterionJudgement } from './criteria.codes.js';

export interface CriterionJudged {
  criterion: CriterionNumber;
  judgement: CriterionJudgement;
}

/** The four counts together are 21. `judged` gives single criteria where they were written down. */
export type CriteriaAssessed = DomainEvent<
  'CriteriaAssessed',
  { met: number; partly: number; notMet: number; notApplicable?: number; judged?: CriterionJudged[] }
>;

export type CriteriaEvent = CriteriaAssessed;

export const criteriaEvents = declareEvents<CriteriaEvent>({
  CriteriaAssessed: {
    version: 1,
    part: 'criteria',
    title: 'Assessed against the 21 criteria',
    describe: ({ met, partly, notMet, notApplicable = 0 }) =>
      listed([`${met} met`, `${partly} partly`, `${notMet} not`, ...(notApplicable > 0 ? [`${notApplicable} do not apply`] : [])]),
  },
});
