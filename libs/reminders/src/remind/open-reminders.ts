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

/** The state from which the reminders of one ULO are decided. */
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

type PlanInput = Pick<UloSnapshot, 'ulo' | 'whole' | 'programme' | 'policies' | 'example'>;

/** Cached plans for each state of a ULO. */
const plans = new WeakMap<UloSnapshot['whole'], { snapshot: PlanInput; last: PlainDate; planned: readonly PlannedReminder[] }[]>();

/** Every past and future planned reminder of a ULO, up to a day. Cached: the states are immutable. */
export function plannedUpTo(snapshot: PlanInput, last: PlainDate): readonly PlannedReminder[] {
  const made = plans.get(snapshot.whole) ?? [];
  const same = made.find((plan) => plan.last === last && isSame(plan.snapshot, snapshot));
  if (same) return same.planned;
  const planned = planUpTo(snapshot, last);
  plans.set(snapshot.whole, [{ snapshot, last, planned }, ...made].slice(0, 2));
  return planned;
}

const isSame = (a: PlanInput, b: PlanInput): boolean =>
  a.ulo === b.ulo && a.example === b.example && a.programme === b.programme && a.policies.length === b.policies.length && a.policies.every(({ since }, i) => since === b.policies[i]?.since);

function planUpTo({ ulo, whole, programme, policies, example }: PlanInput, last: PlainDate): PlannedReminder[] {
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
  return planned.filter((reminder) => !done.has(reminder.id) && counts(reminder) && !isEmailedAlready(reminder, state, today));
}

/** Whether a warning was already emailed while it was open. Facts recorded later can move its opening to an earlier day. */
function isEmailedAlready({ ulo, kind, subject, day, until }: PlannedReminder, state: RemindersState, today: PlainDate): boolean {
  if (kind !== 'warning' || state.sending.size === 0) return false;
  const last = until === null ? today : minDate(addDays(until, -1), today);
  for (let on = addDays(day, 1); on <= last; on = addDays(on, 1)) if (hasReached(state, reminderId(ulo, kind, subject, on))) return true;
  return false;
}

const thing = ({ kind, subject }: PlannedReminder): string => `${kindOfThing(kind)} ${subject}`;

/** When a reminder is due: at nine o'clock in London on its day. */
export const dueAt = ({ day }: Pick<PlannedReminder, 'day'>): Instant => sendInstant(day);

/** The people to whom a reminder is still to be sent. */
export const openRecipients = (reminder: PlannedReminder, { snapshot, state, people, now }: Situation): Person[] =>
  recipientsOf(reminder, snapshot, people, londonDate(now), state).filter(({ id }) => standing(state, reminder.id, id, now) !== 'over');

/** Whether it is too late for all its open recipients. */
export const isLate = (reminder: PlannedReminder, situation: Situation): boolean =>
  isTooLate(reminder, () => openRecipients(reminder, situation), calendarOf(situation.snapshot), londonDate(situation.now));

/** When it may be sent: at its time, or, when that has passed, at the end of the quiet hours. Stable until then. */
export function timerAt(reminder: PlannedReminder, situation: Situation): Instant {
  const { snapshot, now } = situation;
  const due = dueAt(reminder);
  // Late reminders are only recorded, so quiet hours do not matter.
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

/** Whether a reminder has a final outcome for at least one person. */
export const hasReached = (state: RemindersState, reminder: string): boolean =>
  outcomesOf(state, reminder).some(({ over }) => over);
