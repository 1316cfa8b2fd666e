import { deadlines, deadlinesOf, type Deadline, type UloState } from '#development';
import { addDays, type PlainDate } from '#kernel';

/** A day of one ULO in a calendar: the date that holds now. */
export type CalendarEntry = Omit<Deadline, 'firstDueOn'>;

/** What is or was to come, each thing once, with its newest date. */
export function entriesOf(whole: UloState): CalendarEntry[] {
  const newest = new Map<string, CalendarEntry>();
  for (const { kind, subject, name, dueOn, from, until, to, owner, person } of deadlinesOf(whole)) newest.set(`${kind} ${subject}`, { kind, subject, name, dueOn, from, until, ...(to && { to }), ...(owner && { owner }), ...(person && { person }) });
  return [...newest.values()];
}

/** Days for which what has merely ended stays in a calendar. What is overdue stays until it is done. */
const remembered = 365;

/** True while it belongs in a calendar: calendars drop what a feed no longer holds. */
export const isShown = ({ kind, dueOn, until }: CalendarEntry, today: PlainDate): boolean =>
  (until === null || until > today) && (deadlines[kind].staysOverdue || dueOn >= addDays(today, -remembered));
