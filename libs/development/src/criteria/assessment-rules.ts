import { RuleRefused } from '#kernel';
import { criteriaChoices, judgements, numberOfCriteria, type CriterionJudgement } from './codes.js';
import type { CriterionJudged } from './criterion-judged.js';

/** The number of criteria with each judgement. */
export interface Counts {
  met: number;
  partly: number;
  notMet: number;
  notApplicable?: number;
}

type RecordedAssessment = Partial<Counts> & { judged?: CriterionJudged[] };

/** The recorded counts; without recorded counts, counts the single criteria. */
export function countsOf({ met, partly, notMet, notApplicable, judged = [] }: RecordedAssessment): Counts {
  if (met !== undefined || partly !== undefined || notMet !== undefined || notApplicable !== undefined)
    return { met: met ?? 0, partly: partly ?? 0, notMet: notMet ?? 0, ...(notApplicable !== undefined && { notApplicable }) };
  const of = (judgement: CriterionJudgement): number => judged.filter((one) => one.judgement === judgement).length;
  return { met: of('met'), partly: of('partly'), notMet: of('not-met'), notApplicable: of('not-applicable') };
}

/** @throws RuleRefused unless the counts add up to 21 and each single criterion is judged at most once and within the counts */
export function refuseContradictions({ met, partly, notMet, notApplicable = 0 }: Counts, judged: readonly CriterionJudged[]): void {
  const sum = met + partly + notMet + notApplicable;
  if (sum !== numberOfCriteria)
    throw new RuleRefused('criteria-counts-differ-from-21', `The counts come to ${sum}, there are ${numberOfCriteria} criteria.`, [], 'Correct the counts, or leave them out and judge each criterion.');
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
