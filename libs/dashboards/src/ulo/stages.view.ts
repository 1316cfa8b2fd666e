import type { PlainDate } from '#kernel';
import { stageEvidenced, stageNeeds, stageOrder, stages, type UloState } from '#development';
import { coded, type Coded, type Dated } from './shapes.js';

export interface StagesView {
  /** Assessments against the four scenarios of SCIE guide 36, oldest first. */
  assessments: (Dated & { stage: Coded; why: string | null })[];
  /** The highest stage of which everything is on record. */
  evidenced: Coded;
  needs: { stage: Coded; label: string; metOn: PlainDate | null }[];
}

export function stagesView(ulo: UloState): StagesView {
  const needs = stageNeeds(ulo);
  return {
    assessments: ulo.stages.assessments.map(({ id, on, stage, why }) => ({ id, on, stage: coded(stages, stage), why })),
    evidenced: coded(stages, stageEvidenced(ulo)),
    needs: stageOrder.flatMap((stage) => needs[stage].map(({ label, metOn }) => ({ stage: coded(stages, stage), label, metOn }))),
  };
}
