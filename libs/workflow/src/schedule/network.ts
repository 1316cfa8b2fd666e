import type { PlainDate } from '#kernel';
import type { Need } from '../template/template.js';

/** The input of a schedule: steps with their prerequisites, lengths and facts. */
export interface Network {
  /** The first day of the work. */
  startOn: PlainDate;
  /** In any order. Every prerequisite is one of them, and there are no cycles. */
  steps: readonly NetworkStep[];
  /** Days that count for no duration and no lag: from `from` up to, but not including, `to`. In order, not overlapping. */
  pauses: readonly Pause[];
}

export interface NetworkStep {
  code: string;
  /** The prerequisites in force, without waived ones. */
  needs: readonly Need[];
  /** Planned length in days, including the first and the last; 0: the step is on one day and takes no time. */
  days: number;
  /** The day on which it was started; null while it is not started. */
  startedOn: PlainDate | null;
  /** The day on which it was done or waived; null while it is open. */
  finishedOn: PlainDate | null;
  pin: Pin | null;
}

/** A day agreed for a step. It applies only to an open step, and does not move with a pause. */
export type Pin = { notBefore: PlainDate } | { finishOn: PlainDate };

export interface Pause {
  from: PlainDate;
  to: PlainDate;
}

/** The days of one step. A finished step has its actual days, but no late days and no float. Floats exclude paused days. */
export interface StepDays {
  code: string;
  earlyStart: PlainDate;
  earlyFinish: PlainDate;
  /** True for a finished step without recorded start. It is then the day after the last finish of its prerequisites, or its finish if earlier. */
  startAssumed: boolean;
  /** Null for a step in progress and for a finished step. */
  lateStart: PlainDate | null;
  /** Null for a finished step. */
  lateFinish: PlainDate | null;
  /** Days by which it can be later without moving the last finish or breaking a pin; negative when a pin cannot be kept. Null for a finished step. */
  totalFloat: number | null;
  /** Days by which it can be later without moving the early start of another step or the last finish. Ignores pins. Null for a finished step. */
  freeFloat: number | null;
  /** True for an open step whose total float is 0 or negative. */
  critical: boolean;
}

export interface Schedule {
  /** The last finish of any step; the start of a network without steps. */
  finishOn: PlainDate;
  /** In the order of the network. */
  steps: readonly StepDays[];
}
