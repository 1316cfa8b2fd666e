import { Command, Rows, UloCommand, Whole } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { listed } from '../words.js';
import { refuseContradictions } from './assessment-rules.js';
import { CriterionJudged } from './criterion-judged.js';

@Command({
  name: 'record-criteria-assessment',
  title: 'Record an assessment against the 21 criteria',
  help: 'An assessment, never a hurdle: most ULOs do not meet all of the criteria, and nothing here depends on them.',
  roles: ['committee', 'user-member', 'development-worker', 'mentor', 'programme-manager'],
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

  @Rows(() => CriterionJudged, { label: 'Single criteria', hint: 'As far as you wrote them down.', min: 0, max: 21, optional: true })
  judged?: CriterionJudged[];
}

export const criteriaAssessed = uloFact('criteria', {
  command: RecordCriteriaAssessment,
  type: 'CriteriaAssessed',
  version: 1,
  title: 'Assessed against the 21 criteria',
  decide: refuseContradictions,
  describe: ({ met, partly, notMet, notApplicable = 0 }) =>
    listed([`${met} met`, `${partly} partly`, `${notMet} not`, ...(notApplicable > 0 ? [`${notApplicable} do not apply`] : [])]),
  evolve: ({ assessments }, { id, occurredOn, data: { met, partly, notMet, notApplicable = 0, judged = [] } }) =>
    void assessments.push({ id, on: occurredOn, met, partly, notMet, notApplicable, judged }),
});
