import { addDays, type PlainDate } from '#kernel';
import type { Pause } from '#workflow';
import type { Outcome } from './codes.js';

/** Pauses, the end, and returns to an earlier phase, in the order in which they happened. */
export interface CourseState {
  pauses: { id: string; from: PlainDate; to: PlainDate | null; reason: string }[];
  ended: { id: string; on: PlainDate; outcome: Outcome; note: string | null } | null;
  /** Days on which something was recorded to have happened, by people, each once and in order. */
  activeDays: PlainDate[];
  returns: { id: string; on: PlainDate; phase: string; reason: string; endedOn: PlainDate | null }[];
}

/** Pauses by their days: `to` is the day on which the work goes on, null while that is open. */
export interface DatedPauses {
  pauses: readonly { from: PlainDate; to: PlainDate | null }[];
}

/** The pauses as they count on a day: one that is not over ends on the day after, as if the work went on then. */
export const pausesOn = ({ pauses }: DatedPauses, day: PlainDate): Pause[] =>
  pauses.filter(({ from }) => from <= day).map(({ from, to }) => ({ from, to: to ?? addDays(day, 1) })).filter(({ from, to }) => from < to);

export const isPaused = ({ pauses }: DatedPauses, day: PlainDate): boolean => pauses.some(({ from, to }) => from <= day && (to === null || day < to));

/** The phase that the development returned to and is still in; undefined when it goes by its gates. */
export const phaseReturnedTo = ({ returns }: CourseState): string | undefined => returns.findLast(({ endedOn }) => endedOn === null)?.phase;
