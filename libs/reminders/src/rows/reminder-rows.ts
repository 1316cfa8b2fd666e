import { addDays, londonDate, type Instant, type PlainDate } from '#kernel';
import { isReadable, rolesOn, type PeopleDirectory, type Person } from '#people';
import { sendInstant } from '../calendar/send-instant.js';
import { outcomeKey, type Outcome, type RemindersState } from '../log/reminders.decider.js';
import type { PlannedReminder } from '../plan/planned-reminders.js';
import { longDay, thingOf } from '../remind/email-items.js';
import { AHEAD_DAYS, dueAt, hasReached, isLate, openOf, plannedUpTo, timerAt, type Situation } from '../remind/open-reminders.js';
import { isTooLateFor, sendingDay } from '../remind/sending-day.js';
import { calendarOf, type UloSnapshot } from '../remind/ulo-snapshot.js';
import { nobodyReached, recipientsOf } from '../who/recipients.js';
import { compareRows, type ReminderRow } from './reminder-row.js';
import { whyOf } from './why.js';

export interface RowsAsked {
  /** Undefined for as far ahead as reminders are planned. */
  until?: PlainDate | undefined;
  /** Ids of reminders. Undefined for all. */
  only?: ReadonlySet<string> | undefined;
}

/**
 * Future and past reminders for each person. The recipients of future ones are the current holders of the roles. A past
 * reminder that is no longer planned has a row too, without its subject.
 */
export function reminderRows(snapshot: UloSnapshot, state: RemindersState, people: PeopleDirectory, now: Instant, { until, only }: RowsAsked = {}): ReminderRow[] {
  const today = londonDate(now);
  const situation: Situation = { snapshot, state, people, now };
  const all = plannedUpTo(snapshot, until ?? addDays(today, AHEAD_DAYS));
  const isAsked = (id: string): boolean => only?.has(id) ?? true;
  const open = openOf(all, situation, () => false).filter((reminder) => isAsked(reminder.id) && !isLate(reminder, situation));
  const openIds = new Set(open.map(({ id }) => id));
  const planned = new Map(all.map((reminder) => [reminder.id, reminder]));
  // It had no recipient at first and reached a person later: only the later outcome counts.
  const isOutdated = ({ reminder, person, over }: Outcome): boolean => person === null && !over && hasReached(state, reminder);
  const happened = [...state.sending.values()].filter((outcome) => isAsked(outcome.reminder) && !isOutdated(outcome)).map((outcome) => rowOfOutcome(snapshot.ulo, outcome, planned, people, openIds.has(outcome.reminder) && !outcome.over));
  const toCome = open.flatMap((reminder) => rowsToCome(reminder, situation));
  return [...toCome, ...happened].sort(compareRows);
}

function rowsToCome(reminder: PlannedReminder, situation: Situation): ReminderRow[] {
  const { snapshot, state, people, now } = situation;
  const today = londonDate(now);
  const row: Pick<ReminderRow, 'id' | 'ulo' | 'state' | 'at' | 'about'> = {
    id: reminder.id, ulo: snapshot.ulo, state: dueAt(reminder) > now ? 'planned' : 'due', at: dueAt(reminder), about: aboutOf(reminder),
  };
  const to = recipientsOf(reminder, snapshot, people, today, state);
  if (to.length === 0) return state.sending.has(outcomeKey(reminder.id, null)) || hasReached(state, reminder.id) ? [] : [{ ...row, person: null, role: null, note: nobodyReached(people).reason }];
  return to.filter((person) => !state.sending.has(outcomeKey(reminder.id, person.id)) && !isTooLateFor(reminder, person, calendarOf(snapshot), today)).map((person) => ({
    ...row, person: person.id, role: rolesOn(person, today)[0] ?? person.role, note: blockedReason(person, reminder) ?? waiting(person, reminder, situation),
  }));
}

/** Why a due reminder has not been sent yet. */
function waiting(person: Person, reminder: PlannedReminder, situation: Situation): string | null {
  const { snapshot, now } = situation;
  const day = sendingDay(reminder, person, calendarOf(snapshot));
  if (day !== reminder.day && sendInstant(day) > now) return `It goes in the weekly email of ${longDay(day)}.`;
  return dueAt(reminder) <= now && timerAt(reminder, situation) > now ? 'It waits for a working day, outside the quiet hours.' : null;
}

/** Why it would not be sent at present. */
function blockedReason({ mail, preferences }: Person, reminder: PlannedReminder): string | null {
  if (preferences.stopped.includes(thingOf(reminder))) return 'The person wants no reminders about it.';
  return mail === undefined ? 'There is no mail address for this person.' : null;
}

export const aboutOf = (reminder: PlannedReminder): ReminderRow['about'] => {
  const { kind, subject, name, dueOn, day } = reminder;
  return { kind, subject, name, dueOn, day, why: whyOf(reminder) };
};

/** @param day undefined when the plan no longer contains the reminder */
export const cameTooLate = (day?: PlainDate): string => `It was due${day === undefined ? '' : ` on ${longDay(day)},`} more than a week before, so it was recorded and not sent.`;

function rowOfOutcome(ulo: string, outcome: Outcome, planned: ReadonlyMap<string, PlannedReminder>, people: PeopleDirectory, isRetried: boolean): ReminderRow {
  const { reminder: id, person, state, at } = outcome;
  const known = person === null ? undefined : people.person(person);
  const about = planned.get(id);
  return {
    id, ulo, state, at, person, role: isReadable(known) ? known.role : null, about: about ? aboutOf(about) : null, note: noteOf(outcome, isRetried, about?.day),
  };
}

function noteOf({ state, reason = '' }: Outcome, isRetried: boolean, day?: PlainDate): string | null {
  switch (state) {
    case 'failed':
      return isRetried ? `${reason} It is tried again.` : reason;
    case 'claimed':
      return isRetried ? 'If the process that is sending it fails, it is tried again.' : 'Whether it was sent is not recorded.';
    case 'silenced':
      return 'The person wants no reminders about it.';
    case 'superseded':
      return cameTooLate(day);
    case 'sent':
      return null;
  }
}
