import { addDays, type PlainDate } from '#kernel';
import type { Person } from '#people';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import type { PlannedReminder } from '../plan/planned-reminders.js';

/** A reminder later than this, counted from the day on which it should go to a person, is recorded and not sent. */
export const MOST_DAYS_LATE = 7;

/** The maximum days that a reminder waits for a weekly email over holidays. */
export const LONGEST_WAIT = 21;

/** The working day on which a reminder should go to a person: its own, or the day of the next weekly email. */
export const sendingDay = ({ day }: Pick<PlannedReminder, 'day'>, { preferences }: Pick<Person, 'preferences'>, calendar: WorkingCalendar): PlainDate =>
  preferences.mode === 'weekly' ? calendar.weeklyOnOrAfter(day) : day;

export const isTooLateFor = (reminder: Pick<PlannedReminder, 'day'>, person: Pick<Person, 'preferences'>, calendar: WorkingCalendar, today: PlainDate): boolean =>
  addDays(sendingDay(reminder, person, calendar), MOST_DAYS_LATE) < today;

/**
 * Too late for all its recipients.
 * @param people read only when it depends on them: a long history has thousands of late reminders
 */
export function isTooLate(reminder: Pick<PlannedReminder, 'day'>, people: () => readonly Pick<Person, 'preferences'>[], calendar: WorkingCalendar, today: PlainDate): boolean {
  const latest = addDays(reminder.day, MOST_DAYS_LATE);
  if (latest >= today) return false;
  return addDays(latest, LONGEST_WAIT) < today || people().every((person) => isTooLateFor(reminder, person, calendar, today));
}
