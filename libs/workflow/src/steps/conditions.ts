import type { PlainDate } from '#kernel';

/** The answer of a condition for a development on a day. */
export interface Answer {
  /** The day since which the condition is met; null while it is not. */
  metOn: PlainDate | null;
  /** A problem with what met the condition, in one clause; absent when there is none. */
  problem?: string;
}

/** Answers a condition by its code; an unknown one is not met. */
export type Answers = (condition: string) => Answer;
