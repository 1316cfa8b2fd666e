import { addDays, londonDate, type Instant, type PlainDate } from '#kernel';
import type { WorkingCalendar } from './working-calendar.js';

const zone = 'Europe/London';

/** The instant at which the clocks in London show a full hour of a day; 24 is midnight at its end. */
export function londonInstant(day: PlainDate, hour: number): Instant {
  const at = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from({ hour: hour % 24 }) });
  return (hour === 24 ? at.add({ days: 1 }) : at).toInstant().toString({ fractionalSecondDigits: 3 });
}

/** The hour, 0 to 23, that the clocks in London show. */
const londonHour = (now: Instant): number => Temporal.Instant.from(now).toZonedDateTimeISO(zone).hour;

/** Hours of the day in London in which nothing is sent, from the one on in the evening until the other in the morning. */
export interface QuietHours {
  fromHour: number;
  untilHour: number;
}

/** Now, when something that is due may be sent now; otherwise the first instant of a working day outside the quiet hours. */
export function sendableFrom(now: Instant, calendar: WorkingCalendar, { fromHour, untilHour }: QuietHours): Instant {
  const today = londonDate(now);
  const hour = londonHour(now);
  if (calendar.isWorkingDay(today) && hour < fromHour) return hour >= untilHour ? now : londonInstant(today, untilHour);
  return londonInstant(calendar.onOrAfter(addDays(today, 1)), untilHour);
}
