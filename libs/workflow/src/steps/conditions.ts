import type { PlainDate } from '#kernel';

/** What a condition answers of a development on a day. */
export interface Answer {
  /** The day since when it holds; null while it does not. */
  metOn: PlainDate | null;
  /** Why it no longer stands as it should, in one plain clause; absent while all is well. */
  problem?: string;
}

/** Answers a condition by its code; an unknown one is not met. */
export type Answers = (condition: string) => Answer;
