import type { CriterionJudged, UloState } from '#development';
import type { Dated } from './shapes.js';

/** One assessment against the 21 criteria. Never a gate: it blocks nothing. */
export interface AssessmentView extends Dated {
  met: number;
  partly: number;
  not: number;
  notApplicable: number;
  /** Single criteria by number, as far as they were written down. */
  judged: CriterionJudged[];
}

export interface CriteriaView {
  /** Oldest first. */
  assessments: AssessmentView[];
  latest: AssessmentView | null;
}

export function criteriaView({ criteria }: UloState): CriteriaView {
  const assessments = criteria.assessments.map(({ id, on, met, partly, notMet, notApplicable, judged }) => ({
    id,
    on,
    met,
    partly,
    not: notMet,
    notApplicable,
    judged: judged.map((j) => ({ ...j })),
  }));
  return { assessments, latest: assessments.at(-1) ?? null };
}
