import type { Dated } from './shapes.js';

/** One assessment against the 21 criteria. Never a gate: it blocks nothing. */
export interface AssessmentView extends Dated {
  met: number;
  partly: number;
  not: number;
  notApplicable: number;
}

export interface CriteriaView {
  /** Oldest first. */
  assessments: AssessmentView[];
  latest: AssessmentView | null;
}
