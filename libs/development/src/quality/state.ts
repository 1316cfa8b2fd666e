import type { PlainDate } from '#kernel';
import type { QualitySystem } from './codes.js';

/** Lists are in the order in which things happened. The system in use is the last one chosen. */
export interface QualityState {
  systems: { id: string; on: PlainDate; system: QualitySystem; note: string | null }[];
  selfAssessments: { id: string; on: PlainDate; note: string | null }[];
  awards: { id: string; on: PlainDate; level: string | null; endsOn: PlainDate }[];
}

export const systemInUse = (state: QualityState): QualitySystem | null => state.systems.at(-1)?.system ?? null;
