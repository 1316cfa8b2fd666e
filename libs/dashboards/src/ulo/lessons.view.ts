import type { PlainDate } from '#kernel';
import { barriers, lessonTopics, type LessonsState } from '#development';
import { coded, type Coded, type Dated } from './shapes.js';

export interface LessonsView {
  /** Newest first. */
  items: (Dated & { lesson: string; topic: Coded })[];
  /** Oldest first, as notes are. `step`: the code of the step that it helps with. */
  resources: (Dated & { what: string; where: string; step: string | null })[];
  notes: (Dated & { note: string })[];
  barriers: (Dated & { barrier: Coded; note: string | null; overcomeOn: PlainDate | null; how: string | null })[];
}

export const lessonsView = ({ lessons, barriers: identified, resources, notes }: LessonsState): LessonsView => ({
  items: lessons.map(({ id, on, lesson, topic }) => ({ id, on, lesson, topic: coded(lessonTopics, topic) })).reverse(),
  resources: resources.map(({ id, on, what, where, step }) => ({ id, on, what, where, step })),
  notes: notes.map(({ id, on, note }) => ({ id, on, note })),
  barriers: identified.map(({ id, on, barrier, note, overcomeOn, how }) => ({ id, on, barrier: coded(barriers, barrier), note, overcomeOn, how })),
});
