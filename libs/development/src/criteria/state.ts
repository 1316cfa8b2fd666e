import type { PlainDate } from '#kernel';
import { criterionNumbers, type CriterionJudgement, type CriterionNumber } from './codes.js';
import type { CriterionJudged } from './criterion-judged.js';

export interface CriteriaAssessment {
  id: string;
  on: PlainDate;
  met: number;
  partly: number;
  notMet: number;
  notApplicable: number;
  /** The criteria that were recorded individually. */
  judged: CriterionJudged[];
}

/** Assessments are in the order in which they were made. No rule depends on them. */
export interface CriteriaState {
  assessments: CriteriaAssessment[];
}

/** The judgement of one criterion in the last assessment and in the one before; null when not judged individually. */
export interface CriterionStanding {
  criterion: CriterionNumber;
  judgement: CriterionJudgement | null;
  /** The evidence for the judgement. */
  evidence: string | null;
  before: CriterionJudgement | null;
}

/** All 21 criteria, by number; empty without an assessment. */
export function criteriaOneByOne({ assessments }: CriteriaState): CriterionStanding[] {
  const [last, before] = [assessments.at(-1), assessments.at(-2)];
  if (!last) return [];
  const judgedIn = (assessment: CriteriaAssessment | undefined, criterion: CriterionNumber) => assessment?.judged.find((one) => one.criterion === criterion);
  return criterionNumbers.map((criterion) => {
    const said = judgedIn(last, criterion);
    return { criterion, judgement: said?.judgement ?? null, evidence: said?.evidence ?? null, before: judgedIn(before, criterion)?.judgement ?? null };
  });
}

/** Whether both assessments judged the criterion, and differently. */
export const hasChanged = ({ judgement, before }: CriterionStanding): boolean => judgement !== null && before !== null && judgement !== before;
