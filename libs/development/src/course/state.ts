import { addDays, type PlainDate } from '#kernel';
import type { Pause } from '#workflow';
import type { Outcome } from './codes.js';

/** Pauses and returns to an earlier phase are in the order in which they happened. */
export interface CourseState {
  pauses: { id: string; from: PlainDate; to: PlainDate | null; reason: string }[];
  ended: { id: string; on: PlainDate; outcome: Outcome; note: string | null } | null;
  /** The days of events that people recorded, sorted and without duplicates. */
  activeDays: PlainDate[];
  returns: { id: string; on: PlainDate; phase: string; reason: string; endedOn: PlainDate | null }[];
}

/** Pauses by their days: `to` is the day on which the work resumes, or null while it is not known. */
export interface DatedPauses {
  pauses: readonly { from: PlainDate; to: PlainDate | null }[];
}

/** The pauses as they count on a day: an open pause is treated as ending on the next day. */
export const pausesOn = ({ pauses }: DatedPauses, day: PlainDate): Pause[] =>
  pauses.filter(({ from }) => from <= day).map(({ from, to }) => ({ from, to: to ?? addDays(day, 1) })).filter(({ from, to }) => from < to);

export const isPaused = ({ pauses }: DatedPauses, day: PlainDate): boolean => pauses.some(({ from, to }) => from <= day && (to === null || day < to));

/** The phase that the development returned to and is still in; undefined when the gates decide the phase. */
export const phaseReturnedTo = ({ returns }: CourseState): string | undefined => returns.findLast(({ endedOn }) => endedOn === null)?.phase;
