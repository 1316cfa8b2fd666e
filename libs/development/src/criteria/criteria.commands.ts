import { Choice, Command, Rows, UloCommand, Whole } from '#kernel';
import { criteriaChoices, judgements, type CriterionNumber, type CriterionJudgement } from './criteria.codes.js';

/** What was said of one criterion. */
export class CriterionRow {
  @Choice({ label: 'Criterion', hint: 'In a working wording of our own.', options: criteriaChoices })
  criterion!: CriterionNumber;

  @Choice({ label: 'Judgement', options: judgements })
  judgement!: CriterionJudgement;
}

@Command({
  name: 'record-criteria-assessment',
  title: 'Record an assessment against the 21 criteria',
  help: 'An assessment, never a hurdle: most ULOs do not meet all of the criteria, and nothing here depends on them.',
  part: 'criteria',
  stream: 'ulo',
  roles: ['committee', 'user-member', 'development-worker', 'mentor', 'programme-manager'],
  records: 'CriteriaAssessed',
})
export class RecordCriteriaAssessment extends UloCommand {
  @Whole({ label: 'Met', hint: 'All together there are 21.', max: 21 })
  met!: number;

  @Whole({ label: 'Partly met', max: 21 })
  partly!: number;

  @Whole({ label: 'Not met', max: 21 })
  notMet!: number;

  @Whole({ label: 'Do not apply', max: 21, optional: true })
  notApplicable?: number;

  @Rows(() => CriterionRow, { label: 'Single criteria', hint: 'As far as you wrote them down.', min: 0, max: 21, optional: true })
  judged?: CriterionRow[];
}

export const criteriaCommands = [RecordCriteriaAssessment] as const;
