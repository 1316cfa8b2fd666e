import { RuleRefused } from '#kernel';
import { criteriaChoices, judgements, numberOfCriteria, type CriterionJudgement } from './codes.js';
import type { CriterionJudged } from './criterion-judged.js';

interface Counts {
  met: number;
  partly: number;
  notMet: number;
  notApplicable?: number;
  judged?: CriterionJudged[];
}

/** The counts come to 21, and single criteria are judged once each and within the counts. @throws RuleRefused */
export function refuseContradictions({ met, partly, notMet, notApplicable = 0, judged = [] }: Counts): void {
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
}
