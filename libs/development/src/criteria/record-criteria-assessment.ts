import { Command, Rows, UloCommand, Whole, factData } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { listed } from '../words.js';
import { countsOf, refuseContradictions } from './assessment-rules.js';
import { CriterionJudged } from './criterion-judged.js';

@Command({
  name: 'record-criteria-assessment',
  title: 'Record an assessment against the 21 criteria',
  help: 'An assessment, never a hurdle: most ULOs do not meet all of the criteria, and nothing here depends on them. Judge the criteria one by one, or give counts.',
  roles: ['committee', 'user-member', 'development-worker', 'mentor', 'programme-manager'],
})
export class RecordCriteriaAssessment extends UloCommand {
  @Whole({ label: 'Met', hint: 'All together there are 21. Leave the counts empty when each criterion is judged below.', max: 21, optional: true })
  met?: number;

  @Whole({ label: 'Partly met', max: 21, optional: true })
  partly?: number;

  @Whole({ label: 'Not met', max: 21, optional: true })
  notMet?: number;

  @Whole({ label: 'Do not apply', max: 21, optional: true })
  notApplicable?: number;

  @Rows(() => CriterionJudged, { label: 'Single criteria', hint: 'Those that were judged one by one, with what shows it.', min: 0, max: 21, optional: true })
  judged?: CriterionJudged[];
}

/** Version 1 always had counts, and had no evidence for single criteria. */
export const criteriaAssessed = uloFact('criteria', {
  command: RecordCriteriaAssessment,
  type: 'CriteriaAssessed',
  version: 2,
  upcasters: { 1: (data) => data },
  title: 'Assessed against the 21 criteria',
  decide(command) {
    const counts = countsOf(command);
    refuseContradictions(counts, command.judged ?? []);
    return { ...factData(command), ...counts };
  },
  describe(data) {
    const { met, partly, notMet, notApplicable = 0 } = countsOf(data);
    return listed([`${met} met`, `${partly} partly`, `${notMet} not`, ...(notApplicable > 0 ? [`${notApplicable} do not apply`] : [])]);
  },
  evolve({ assessments }, { id, occurredOn, data }) {
    const { notApplicable = 0, ...counts } = countsOf(data);
    assessments.push({ id, on: occurredOn, ...counts, notApplicable, judged: data.judged ?? [] });
  },
});
