import { criteriaAreas, criteriaChoices, criteriaOneByOne, criterionWordings, designCriteria, hasChanged, judgements, type CriterionJudged, type UloState } from '#development';
import { coded, type Coded, type Dated } from './shapes.js';

/** One assessment against the 21 criteria. Never a gate: it blocks nothing. */
export interface AssessmentView extends Dated {
  met: number;
  partly: number;
  not: number;
  notApplicable: number;
  /** Single criteria by number, as far as they were written down. */
  judged: CriterionJudged[];
}

/** One of the 21 criteria, as the last assessment judged it. */
export interface CriterionView {
  /** Its number, and number with wording. */
  criterion: Coded;
  area: Coded;
  /** How far the wording is known from a source. */
  wording: Coded;
  /** Null: not judged by itself, in the last assessment and in the one before. */
  judgement: Coded | null;
  before: Coded | null;
  /** What shows it. */
  evidence: string | null;
  changed: boolean;
}

export interface CriteriaView {
  /** Oldest first. */
  assessments: AssessmentView[];
  latest: AssessmentView | null;
  /** All 21 by number; none while there is no assessment. */
  criteria: CriterionView[];
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
  const judged = (judgement: CriterionJudged['judgement'] | null): Coded | null => (judgement === null ? null : coded(judgements, judgement));
  return {
    assessments,
    latest: assessments.at(-1) ?? null,
    criteria: criteriaOneByOne(criteria).map((one) => {
      const { area, wordingStatus } = designCriteria[one.criterion];
      return {
        criterion: coded(criteriaChoices, one.criterion), area: coded(criteriaAreas, area), wording: coded(criterionWordings, wordingStatus),
        judgement: judged(one.judgement), before: judged(one.before), evidence: one.evidence, changed: hasChanged(one),
      };
    }),
  };
}
