import { LRUCache } from 'lru-cache';
import { deadlines, kindOfThing } from '#development';
import { daysBetween, derivedId, isId, type PlainDate } from '#kernel';
import type { EmailItem } from '../delivery/delivery.js';
import type { PlannedReminder } from '../plan/planned-reminders.js';

const dayFormat = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
/** Formatting takes long, and reminders are about the same few hundred days. */
const longDays = new LRUCache<PlainDate, string>({ max: 5_000 });

/** "24 September 2010". */
export function longDay(day: PlainDate): string {
  const known = longDays.get(day) ?? dayFormat.format(new Date(day));
  longDays.set(day, known);
  return known;
}

/** "in 7 days", "today", "3 days ago". */
export function daysAway(from: PlainDate, to: PlainDate): string {
  const days = daysBetween(from, to);
  const figure = `${Math.abs(days)} ${Math.abs(days) === 1 ? 'day' : 'days'}`;
  return days === 0 ? 'today' : days > 0 ? `in ${figure}` : `${figure} ago`;
}

/** The id of the subject of a reminder, for people who stop reminders about it. */
export function thingOf({ ulo, kind, subject }: Pick<PlannedReminder, 'ulo' | 'kind' | 'subject'>): string {
  const given: unknown = subject;
  return isId(given) ? given : derivedId(`reminders about ${ulo} ${kindOfThing(kind)} ${subject}`);
}

/** The item of a reminder in an email written on a day. */
export function emailItem(reminder: PlannedReminder, uloName: string, today: PlainDate): EmailItem {
  const { ulo, kind, name, dueOn } = reminder;
  const { label, whatToDo, tab } = deadlines[kind];
  return {
    about: thingOf(reminder),
    what: `${name} (${uloName})`,
    whyNow: `${label}: ${longDay(dueOn)}, ${daysAway(today, dueOn)}.`,
    whatToDo,
    link: `/ulos/${ulo}/${tab}`,
  };
}
