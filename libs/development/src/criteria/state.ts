import type { PlainDate } from '#kernel';
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
