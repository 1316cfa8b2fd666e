import type { PlainDate } from '#kernel';
import type { Stage } from './codes.js';

/** In the order in which it was assessed. */
export interface StagesState {
  assessments: { id: string; on: PlainDate; stage: Stage; why: string | null }[];
}
