import { Choice } from '#kernel';
import { criteriaChoices, judgements, type CriterionJudgement, type CriterionNumber } from './codes.js';

/** The judgement of one criterion. */
export class CriterionJudged {
  @Choice({ label: 'Criterion', hint: 'In a working wording of our own.', options: criteriaChoices })
  criterion!: CriterionNumber;

  @Choice({ label: 'Judgement', options: judgements })
  judgement!: CriterionJudgement;
}
