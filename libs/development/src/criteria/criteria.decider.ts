import { RuleRefused, factData, type Part } from '#kernel';
import type { UloState } from '../ulo.state.js';
import { criteriaChoices, judgements, numberOfCriteria, type CriterionJudgement } from './criteria.codes.js';
import type { RecordCriteriaAssessment } from './criteria.commands.js';
import type { CriteriaEvent } from './criteria.events.js';
import type { CriteriaState } from './criteria.state.js';

export const criteria: Part<CriteriaState, RecordCriteriaAssessment, CriteriaEvent, UloState> = {
  name: 'criteria',
  initial: () => ({ assessments: [] }),

  evolve(state, fact) {
    // Facts of the other parts come by here too.
    if (fact.type !== 'CriteriaAssessed') return state;
    const { met, partly, notMet, notApplicable = 0, judged = [] } = fact.data;
    state.assessments.push({ id: fact.id, on: fact.occurredOn, met, partly, notMet, notApplicable, judged });
    return state;
  },

  decide(command) {
    const { met, partly, notMet, notApplicable = 0, judged = [] } = command;
    const sum = met + partly + notMet + notApplicable;
    if (sum !== numberOfCriteria)
      throw new RuleRefused('criteria-counts-differ-from-21', `The counts come to ${sum}, there are ${numberOfCriteria} criteria.`, [], 'Correct the counts.');
    const twice = judged.filter(({ criterion }, i) => judged.findIndex((j) => j.criterion === criterion) !== i);
    if (twice.length > 0)
      throw new RuleRefused('criterion-judged-twice', 'A criterion can be judged only once.', twice.map((j) => criteriaChoices[j.criterion]), 'Remove one of the two.');
    const counts: Record<CriterionJudgement, number> = { met, partly, 'not-met': notMet, 'not-applicable': notApplicable };
    const tooMany = (Object.keys(counts) as CriterionJudgement[]).filter((said) => judged.filter((j) => j.judgement === said).length > counts[said]);
    if (tooMany.length > 0)
      throw new RuleRefused(
        'criteria-differ-from-counts',
        'More single criteria are judged so than the counts say.',
        tooMany.map((said) => judgements[said]),
        'Correct the counts or the single criteria.',
      );
    return [{ type: 'CriteriaAssessed', data: factData(command) }];
  },
};
