import type { PeopleDirectory } from '#people';
import { londonDate } from '#kernel';
import type { ReminderEvent } from '../log/reminder.events.js';
import { outcomeKey, type RemindersState } from '../log/reminders.decider.js';
import type { PlannedReminder } from '../plan/planned-reminders.js';
import { nobodyReached, recipientsOf } from '../who/recipients.js';
import { thingOf } from './email-items.js';
import { dueAt, hasReached, isLate, openReminders, standing, type Situation } from './open-reminders.js';

/** Keeps `ReminderSuperseded` within the size limit of an event. */
const MOST_LATE = 5_000;
/** Keeps an append within its limit. */
const MOST_EVENTS = 500;

export interface NotSent {
  /** Reminders that are open and not too late. */
  left: PlannedReminder[];
  /** The events for those that are not sent. */
  events: ReminderEvent[];
  /** False when more events follow. */
  isAll: boolean;
}

/** Selects due reminders that are too late, unwanted or without a recipient. */
export function notSent(situation: Situation): NotSent {
  const { now } = situation;
  const open = openReminders(situation);
  const due = open.filter((reminder) => dueAt(reminder) <= now);
  const late = new Set(due.filter((reminder) => isLate(reminder, situation)).map(({ id }) => id));
  const superseded = due.filter((reminder) => late.has(reminder.id) && !isOver(reminder, situation)).map(({ id }) => id);
  const events: ReminderEvent[] = due.flatMap((reminder) => (late.has(reminder.id) ? [] : unwanted(reminder, situation)));
  if (superseded.length > 0) events.unshift({ type: 'ReminderSuperseded', data: { reminders: superseded.slice(0, MOST_LATE) } });
  return { left: open.filter(({ id }) => !late.has(id)), events: events.slice(0, MOST_EVENTS), isAll: superseded.length <= MOST_LATE && events.length <= MOST_EVENTS };
}

/** Whether a late reminder has reached a recipient and has no open recipient left. */
const isOver = (reminder: PlannedReminder, { snapshot, state, people, now }: Situation): boolean =>
  hasReached(state, reminder.id) && recipientsOf(reminder, snapshot, people, londonDate(now), state).every(({ id }) => standing(state, reminder.id, id, now) !== 'open');

function unwanted(reminder: PlannedReminder, { snapshot, state, people, now }: Situation): ReminderEvent[] {
  const { id } = reminder;
  const to = recipientsOf(reminder, snapshot, people, londonDate(now), state);
  if (to.length === 0) return withoutRecipient(id, state, people);
  const open = to.filter((person) => standing(state, id, person.id, now) === 'open');
  return open.filter(({ preferences }) => preferences.stopped.includes(thingOf(reminder))).map((person) => ({ type: 'ReminderSilenced', data: { reminder: id, person: person.id } }));
}

/** The failure without a recipient is recorded once, not for each retry. */
function withoutRecipient(reminder: string, state: RemindersState, people: PeopleDirectory): ReminderEvent[] {
  const { reason, permanent } = nobodyReached(people);
  const isRecorded = hasReached(state, reminder) || (!permanent && state.sending.has(outcomeKey(reminder, null)));
  return isRecorded ? [] : [{ type: 'ReminderFailed', data: { reminder, person: null, reason, permanent } }];
}
