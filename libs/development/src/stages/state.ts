import type { PlainDate } from '#kernel';
import type { Stage } from './codes.js';

/** Assessments are in the order in which they were made. */
export interface StagesState {
  assessments: { id: string; on: PlainDate; stage: Stage; why: string | null }[];
}
