import type { PlainDate } from '#kernel';
import { qualitySystems, type UloState } from '#development';
import { coded, type Coded, type Dated } from './shapes.js';

export interface QualityView {
  /** The system in use: the last one chosen. */
  system: (Dated & { system: Coded; note: string | null }) | null;
  /** Oldest first. */
  selfAssessments: (Dated & { note: string | null })[];
  /** `endsOn` is the last day on which the award is valid. Oldest first. */
  awards: (Dated & { level: string | null; endsOn: PlainDate; valid: boolean })[];
}

export function qualityView({ quality: q }: UloState, day: PlainDate): QualityView {
  const chosen = q.systems.at(-1);
  return {
    system: chosen ? { id: chosen.id, on: chosen.on, system: coded(qualitySystems, chosen.system), note: chosen.note } : null,
    selfAssessments: q.selfAssessments.map(({ id, on, note }) => ({ id, on, note })),
    awards: q.awards.map(({ id, on, level, endsOn }) => ({ id, on, level, endsOn, valid: on <= day && day <= endsOn })),
  };
}
