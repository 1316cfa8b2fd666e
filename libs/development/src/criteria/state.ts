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
  /** Single criteria, as far as they were written down. */
  judged: CriterionJudged[];
}

/** Assessments in the order in which they were made. They never stand in the way of anything. */
export interface CriteriaState {
  assessments: CriteriaAssessment[];
}

/** How one criterion was judged in the last assessment and in the one before; null: not by itself. */
export interface CriterionStanding {
  criterion: CriterionNumber;
  judgement: CriterionJudgement | null;
  /** What shows it. */
  evidence: string | null;
  before: CriterionJudgement | null;
}

/** All 21, by number; none while there is no assessment. */
export function criteriaOneByOne({ assessments }: CriteriaState): CriterionStanding[] {
  const [last, before] = [assessments.at(-1), assessments.at(-2)];
  if (!last) return [];
  const judgedIn = (assessment: CriteriaAssessment | undefined, criterion: CriterionNumber) => assessment?.judged.find((one) => one.criterion === criterion);
  return criterionNumbers.map((criterion) => {
    const said = judgedIn(last, criterion);
    return { criterion, judgement: said?.judgement ?? null, evidence: said?.evidence ?? null, before: judgedIn(before, criterion)?.judgement ?? null };
  });
}

/** Judged in both assessments, and otherwise than before. */
export const hasChanged = ({ judgement, before }: CriterionStanding): boolean => judgement !== null && before !== null && judgement !== before;
