import { Choice, Text } from '#kernel';
import { criteriaChoices, judgements, type CriterionJudgement, type CriterionNumber } from './codes.js';

/** The judgement of one criterion. */
export class CriterionJudged {
  @Choice({ label: 'Criterion', hint: 'In a working wording of our own.', options: criteriaChoices })
  criterion!: CriterionNumber;

  @Choice({ label: 'Judgement', options: judgements })
  judgement!: CriterionJudgement;

  @Text({ label: 'What shows it?', hint: 'For example minutes or a policy, and where they are kept. Do not write names.', max: 500, optional: true })
  evidence?: string;
}
