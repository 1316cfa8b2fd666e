import type { PlainDate } from '#kernel';
import type { Need } from '../template/template.js';

/** Steps with their prerequisites, lengths, and what is known of them: what a schedule is worked out from. */
export interface Network {
  /** The first day of the work. */
  startOn: PlainDate;
  /** In any order; every prerequisite is one of them, and no step needs itself, directly or not. */
  steps: readonly NetworkStep[];
  /** Days that count for no duration and no lag: from `from` up to, but not including, `to`. In order, not overlapping. */
  pauses: readonly Pause[];
}

export interface NetworkStep {
  code: string;
  /** Those that still bind: a waived prerequisite is left out. */
  needs: readonly Need[];
  /** Planned length in days, both ends included; 0: it stands on one day and takes no time. */
  days: number;
  /** The day on which it was begun; null while it was not. */
  startedOn: PlainDate | null;
  /** The day from which it binds no other any more, done or waived; null while it is open. */
  finishedOn: PlainDate | null;
  pin: Pin | null;
}

/** What somebody agreed about the days of a step. It binds an open step only, and does not move for a pause. */
export type Pin = { notBefore: PlainDate } | { finishOn: PlainDate };

export interface Pause {
  from: PlainDate;
  to: PlainDate;
}

/** The days of one step. A step that is done has its actual days, no late ones, and no float. Floats leave out paused days. */
export interface StepDays {
  code: string;
  earlyStart: PlainDate;
  earlyFinish: PlainDate;
  /** True of a done step whose start nobody recorded: the day after the last finish of what it needs, at most its own finish. */
  startAssumed: boolean;
  /** Null of a step in progress and of one that is done. */
  lateStart: PlainDate | null;
  /** Null of a step that is done. */
  lateFinish: PlainDate | null;
  /** Days by which it can be later without moving the last finish or breaking a pin; negative: a pin asks for more than there is. Null of a step that is done. */
  totalFloat: number | null;
  /** Days by which it can be later without moving the early start of any other or the last finish; pins apart. Null of a step that is done. */
  freeFloat: number | null;
  /** True of an open step whose total float is 0 or negative. */
  critical: boolean;
}

export interface Schedule {
  /** The last finish of any step; the start of a network without steps. */
  finishOn: PlainDate;
  /** In the order of the network. */
  steps: readonly StepDays[];
}
