import { addDays, londonDate, minDate, type Instant, type PlainDate } from '#kernel';
import type { PeopleDirectory, Person } from '#people';
import { sendableFrom } from '../calendar/london-time.js';
import { sendInstant } from '../calendar/send-instant.js';
import { outcomeKey, outcomesOf, type RemindersState } from '../log/reminders.decider.js';
import { deadlinesOf, kindOfThing, untilClosed, warningsOpening } from '#development';
import { plannedReminders, reminderId, type PlannedReminder } from '../plan/planned-reminders.js';
import { recipientsOf } from '../who/recipients.js';
import { isTooLate, sendingDay } from './sending-day.js';
import { calendarOf, type UloSnapshot } from './ulo-snapshot.js';

/** How far ahead timers are set: the hourly reconciliation sets later ones in time. */
export const AHEAD_DAYS = 400;

/** Everything that decides what to do with the reminders of one ULO. */
export interface Situation {
  snapshot: UloSnapshot;
  state: RemindersState;
  people: PeopleDirectory;
  now: Instant;
}

/**
 * The open reminders of a ULO: due and future ones. Of late ones, those that no longer apply are left out, and only the
 * newest about one subject is kept, until they are too late and only recorded.
 */
export const openReminders = (situation: Situation): PlannedReminder[] =>
  openOf(plannedUpTo(situation.snapshot, addDays(londonDate(situation.now), AHEAD_DAYS)), situation, (reminder) => isLate(reminder, situation));

type Planning = Pick<UloSnapshot, 'ulo' | 'whole' | 'programme' | 'policies' | 'example'>;

/** The last plans that were made from each state of a ULO. */
const plans = new WeakMap<UloSnapshot['whole'], { truth: Planning; last: PlainDate; planned: readonly PlannedReminder[] }[]>();

/** Every reminder of a ULO that was or is planned, up to a day. The states do not change any more. */
export function plannedUpTo(truth: Planning, last: PlainDate): readonly PlannedReminder[] {
  const made = plans.get(truth.whole) ?? [];
  const same = made.find((plan) => plan.last === last && isSame(plan.truth, truth));
  if (same) return same.planned;
  const planned = planUpTo(truth, last);
  plans.set(truth.whole, [{ truth, last, planned }, ...made].slice(0, 2));
  return planned;
}

const isSame = (a: Planning, b: Planning): boolean =>
  a.ulo === b.ulo && a.example === b.example && a.programme === b.programme && a.policies.length === b.policies.length && a.policies.every(({ since }, i) => since === b.policies[i]?.since);

function planUpTo({ ulo, whole, programme, policies, example }: Planning, last: PlainDate): PlannedReminder[] {
  const chosen = new Set(example ? [] : policies.flatMap(({ warnings }) => [...warnings]));
  const deadlines = [...deadlinesOf(whole), ...warningsOpening(whole, chosen)];
  return plannedReminders(ulo, untilClosed(deadlines, programme.programme.closedOn), policies, { first: whole.partnership.startedOn ?? last, last });
}

/** The planned reminders that are still open. */
export function openOf(planned: readonly PlannedReminder[], { state, now }: Pick<Situation, 'state' | 'now'>, late: (reminder: PlannedReminder) => boolean): PlannedReminder[] {
  const today = londonDate(now);
  const done = new Set([...state.sending.values()].filter(({ person, over }) => person === null && over).map(({ reminder }) => reminder));
  const newest = new Map(planned.filter((reminder) => dueAt(reminder) <= now).map((reminder) => [thing(reminder), reminder.id]));
  const counts = (reminder: PlannedReminder): boolean =>
    dueAt(reminder) > now || ((reminder.until === null || today < reminder.until) && newest.get(thing(reminder)) === reminder.id) || late(reminder);
  return planned.filter((reminder) => !done.has(reminder.id) && counts(reminder) && !isToldAlready(reminder, state, today));
}

/** A warning that was told while it was open, by what is known now: facts recorded since then have it open earlier. */
function isToldAlready({ ulo, kind, subject, day, until }: PlannedReminder, state: RemindersState, today: PlainDate): boolean {
  if (kind !== 'warning' || state.sending.size === 0) return false;
  const last = until === null ? today : minDate(addDays(until, -1), today);
  for (let on = addDays(day, 1); on <= last; on = addDays(on, 1)) if (hasReached(state, reminderId(ulo, kind, subject, on))) return true;
  return false;
}

const thing = ({ kind, subject }: PlannedReminder): string => `${kindOfThing(kind)} ${subject}`;

/** At nine o'clock in London on its day. */
export const dueAt = ({ day }: Pick<PlannedReminder, 'day'>): Instant => sendInstant(day);

/** The people to whom a reminder is still to be sent. */
export const openRecipients = (reminder: PlannedReminder, { snapshot, state, people, now }: Situation): Person[] =>
  recipientsOf(reminder, snapshot, people, londonDate(now), state).filter(({ id }) => standing(state, reminder.id, id, now) !== 'over');

/** Too late for everybody to whom it is still to be sent. */
export const isLate = (reminder: PlannedReminder, situation: Situation): boolean =>
  isTooLate(reminder, () => openRecipients(reminder, situation), calendarOf(situation.snapshot), londonDate(situation.now));

/** When it may be sent: at its time, or, when that has passed, at the end of the quiet hours. Stable until then. */
export function timerAt(reminder: PlannedReminder, situation: Situation): Instant {
  const { snapshot, now } = situation;
  const due = dueAt(reminder);
  // What is only recorded ignores quiet hours.
  if (due > now || isLate(reminder, situation)) return due;
  const calendar = calendarOf(snapshot);
  const [first = due] = openRecipients(reminder, situation).map((person) => sendInstant(sendingDay(reminder, person, calendar))).sort();
  const sendable = sendableFrom(first > now ? first : now, calendar, snapshot.programme.reminderPolicy.quiet);
  return sendable > now ? sendable : due;
}

/** Whether a reminder is still open for a person. An expired claim was left by a worker that died. */
export function standing(state: RemindersState, reminder: string, person: string, now: Instant): 'open' | 'claimed' | 'over' {
  const outcome = state.sending.get(outcomeKey(reminder, person));
  if (!outcome) return 'open';
  if (outcome.over) return 'over';
  return outcome.until !== undefined && outcome.until > now ? 'claimed' : 'open';
}

/** Whether it is final for anybody. */
export const hasReached = (state: RemindersState, reminder: string): boolean =>
  outcomesOf(state, reminder).some(({ over }) => over);
