import { deadlineKinds, type DeadlineKind } from '#development';
import { daysBetween, derivedId, isId, type PlainDate } from '#kernel';
import type { LetterItem } from '../delivery/delivery.js';
import type { PlannedReminder } from '../plan/planned-reminders.js';

/** How each kind of deadline is settled. */
export const whatToDo: Readonly<Record<DeadlineKind, string>> = {
  milestone: 'Record that it was achieved, or move it and say why.',
  report: 'Send the report, then record that it was sent.',
  agreement: 'Find out what follows it, and record the new agreement.',
  lease: 'Renew it, or find other premises, and record which.',
  insurance: 'Renew it, and record the new policy.',
  policy: 'Look at the policy again, and record that it was reviewed.',
  award: 'Renew the award, or record what follows it.',
  mentoring: 'Agree on what follows, and record it.',
  'mentor-silent': 'Meet, and log the session; or record that the mentoring has ended.',
};

/** The view of a ULO on which each kind of deadline is settled. */
export const tabs: Readonly<Record<DeadlineKind, string>> = {
  milestone: 'plan', report: 'funding', agreement: 'funding', lease: 'staff-and-premises', insurance: 'governance', policy: 'governance', award: 'launch-and-services',
  mentoring: 'mentoring', 'mentor-silent': 'mentoring',
};

const dayFormat = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
/** "24 September 2010". */
export const longDay = (day: PlainDate): string => dayFormat.format(new Date(day));

/** "in 7 days", "today", "3 days ago". */
export function away(from: PlainDate, to: PlainDate): string {
  const days = daysBetween(from, to);
  const figure = `${Math.abs(days)} ${Math.abs(days) === 1 ? 'day' : 'days'}`;
  return days === 0 ? 'today' : days > 0 ? `in ${figure}` : `${figure} ago`;
}

/** What a person can stop: the thing itself, by an id. */
export function thingOf({ ulo, kind, subject }: Pick<PlannedReminder, 'ulo' | 'kind' | 'subject'>): string {
  const given: unknown = subject;
  return isId(given) ? given : derivedId(`reminders about ${ulo} ${kind} ${subject}`);
}

/** What a letter says of a reminder on the day it is written. */
export function letterItem(reminder: PlannedReminder, uloName: string, today: PlainDate): LetterItem {
  const { ulo, kind, name, dueOn } = reminder;
  return {
    about: thingOf(reminder),
    what: `${name} (${uloName})`,
    whyNow: `${deadlineKinds[kind]}: ${longDay(dueOn)}, ${away(today, dueOn)}.`,
    whatToDo: whatToDo[kind],
    link: `/ulos/${ulo}/${tabs[kind]}`,
  };
}
