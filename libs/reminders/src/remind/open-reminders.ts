import { SEND_HOUR } from '#development';
import { addDays, londonDate, type Instant, type PlainDate } from '#kernel';
import { londonInstant, sendableFrom } from '../calendar/london-time.js';
import { nationOf } from '../calendar/nations.js';
import { outcomeKey, type RemindersState } from '../log/reminders.process.js';
import { deadlinesOf } from '../plan/deadlines.js';
import { plannedReminders, type PlannedReminder } from '../plan/planned-reminders.js';
import type { Truth } from './truth.js';

/** A reminder later than this is recorded and not sent: loading old history floods nobody. */
export const MOST_DAYS_LATE = 7;
/** How far ahead wake-ups are asked for: the hourly reconciliation brings later ones in time. */
export const AHEAD_DAYS = 400;

/**
 * Reminders of a ULO that have not been dealt with: due ones, and those to come. Of those that come late, what is over by
 * now is left out, and of several about one thing only the newest is there, until they are too late and only recorded.
 */
export function openReminders(truth: Truth, state: RemindersState, now: Instant): PlannedReminder[] {
  return openOf(plannedUpTo(truth, addDays(londonDate(now), AHEAD_DAYS)), state, now);
}

/** Every reminder of a ULO that was or is planned, up to a day. */
export const plannedUpTo = ({ ulo, whole, programme }: Truth, last: PlainDate): PlannedReminder[] =>
  plannedReminders(ulo, deadlinesOf(whole), programme.reminderPolicy, nationOf(programme.programme.jurisdiction), { first: whole.partnership.startedOn ?? last, last });

/** Of what is planned, what has not been dealt with. */
export function openOf(planned: readonly PlannedReminder[], state: RemindersState, now: Instant): PlannedReminder[] {
  const today = londonDate(now);
  const done = new Set([...state.sending.values()].filter(({ person, over }) => person === null && over).map(({ reminder }) => reminder));
  const newest = new Map(planned.filter((reminder) => dueAt(reminder) <= now).map((reminder) => [thing(reminder), reminder.id]));
  const counts = (reminder: PlannedReminder): boolean =>
    isTooLate(reminder, now) || dueAt(reminder) > now || ((reminder.until === null || today < reminder.until) && newest.get(thing(reminder)) === reminder.id);
  return planned.filter((reminder) => !done.has(reminder.id) && counts(reminder));
}

const thing = ({ kind, subject }: PlannedReminder): string => `${kind} ${subject}`;

/** Kept by day: a hundred thousand reminders fall on a few hundred days. */
const instants = new Map<PlainDate, Instant>();

/** At nine o'clock in London on its day. */
export function dueAt({ day }: PlannedReminder): Instant {
  let at = instants.get(day);
  if (at === undefined) instants.set(day, (at = londonInstant(day, SEND_HOUR)));
  return at;
}

/** When it may go out: at its time, or, when that has passed, as soon as nobody is disturbed. The same while that is so. */
export function wakeAt(reminder: PlannedReminder, { programme }: Truth, now: Instant): Instant {
  const due = dueAt(reminder);
  // What is only recorded disturbs nobody.
  if (due > now || isTooLate(reminder, now)) return due;
  const sendable = sendableFrom(now, nationOf(programme.programme.jurisdiction), programme.reminderPolicy.quiet);
  return sendable > now ? sendable : due;
}

export const isTooLate = ({ day }: PlannedReminder, now: Instant): boolean => addDays(day, MOST_DAYS_LATE) < londonDate(now);

/** Whether anything is still to be done for a person. A claim that has run out was left by a worker that died. */
export function standing(state: RemindersState, reminder: string, person: string, now: Instant): 'open' | 'claimed' | 'over' {
  const outcome = state.sending.get(outcomeKey(reminder, person));
  if (!outcome) return 'open';
  if (outcome.over) return 'over';
  return outcome.until !== undefined && outcome.until > now ? 'claimed' : 'open';
}

/** Whether it came to an end with anybody. */
export const hasReached = (state: RemindersState, reminder: string): boolean =>
  [...state.sending.values()].some((outcome) => outcome.reminder === reminder && outcome.over);
