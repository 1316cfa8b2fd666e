import type { PlainDate } from '#kernel';
import type { Barrier, LessonTopic } from './codes.js';

export interface IdentifiedBarrier {
  id: string;
  on: PlainDate;
  barrier: Barrier;
  note: string | null;
  overcomeOn: PlainDate | null;
  /** How the barrier was overcome. */
  how: string | null;
}

export interface LessonsState {
  lessons: { id: string; on: PlainDate; lesson: string; topic: LessonTopic }[];
  barriers: IdentifiedBarrier[];
  /** `step` is the code of the step that the resource helps with. */
  resources: { id: string; on: PlainDate; what: string; where: string; step: string | null }[];
  notes: { id: string; on: PlainDate; note: string }[];
}
