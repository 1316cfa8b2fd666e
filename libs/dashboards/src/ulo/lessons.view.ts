import type { PlainDate } from '#kernel';
import { barriers, lessonTopics, type LessonsState } from '#development';
import { coded, type Coded, type Dated } from './shapes.js';

export interface LessonsView {
  /** Newest first. */
  items: (Dated & { lesson: string; topic: Coded })[];
  barriers: (Dated & { barrier: Coded; note: string | null; overcomeOn: PlainDate | null })[];
}

export const lessonsView = ({ lessons, barriers: identified }: LessonsState): LessonsView => ({
  items: lessons.map(({ id, on, lesson, topic }) => ({ id, on, lesson, topic: coded(lessonTopics, topic) })).reverse(),
  barriers: identified.map(({ id, on, barrier, note, overcomeOn }) => ({ id, on, barrier: coded(barriers, barrier), note, overcomeOn })),
});
