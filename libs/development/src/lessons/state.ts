import type { PlainDate } from '#kernel';
import type { Barrier, LessonTopic } from './codes.js';

export interface IdentifiedBarrier {
  id: string;
  on: PlainDate;
  barrier: Barrier;
  note: string | null;
  overcomeOn: PlainDate | null;
}

export interface LessonsState {
  lessons: { id: string; on: PlainDate; lesson: string; topic: LessonTopic }[];
  barriers: IdentifiedBarrier[];
}
