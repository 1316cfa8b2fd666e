import { deadlines, deadlinesOf, type Deadline, type UloState } from '#development';
import { addDays, type PlainDate } from '#kernel';

/** A deadline of one ULO in a calendar, with its current date. */
export type CalendarEntry = Omit<Deadline, 'firstDueOn'>;

/** Every past, current and future deadline, each once, with its newest date. */
export function entriesOf(state: UloState): CalendarEntry[] {
  const newest = new Map<string, CalendarEntry>();
  for (const { kind, subject, name, dueOn, from, until, to, owner, person } of deadlinesOf(state)) newest.set(`${kind} ${subject}`, { kind, subject, name, dueOn, from, until, ...(to && { to }), ...(owner && { owner }), ...(person && { person }) });
  return [...newest.values()];
}

/** Days for which a past deadline stays in a calendar. An overdue one stays until it is done. */
const pastDaysShown = 365;

/** True while a feed contains the entry. Calendar programs remove entries that a feed no longer contains. */
export const isShown = ({ kind, dueOn, until }: CalendarEntry, today: PlainDate): boolean =>
  (until === null || until > today) && (deadlines[kind].staysOverdue || dueOn >= addDays(today, -pastDaysShown));
