import { addDays, londonDate, type Instant, type PlainDate } from '#kernel';
import type { WorkingCalendar } from './working-calendar.js';

const zone = 'Europe/London';

/** The instant of a full hour of a day in London; 24 is the midnight at its end. */
export function londonInstant(day: PlainDate, hour: number): Instant {
  const at = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from({ hour: hour % 24 }) });
  return (hour === 24 ? at.add({ days: 1 }) : at).toInstant().toString({ fractionalSecondDigits: 3 });
}

/** The hour in London, 0 to 23. */
const londonHour = (now: Instant): number => Temporal.Instant.from(now).toZonedDateTimeISO(zone).hour;

/** Hours in London without emails, from the first in the evening until the second in the morning. */
export interface QuietHours {
  fromHour: number;
  untilHour: number;
}

/** Now, when an email may be sent now; otherwise the first instant of a working day outside the quiet hours. */
export function sendableFrom(now: Instant, calendar: WorkingCalendar, { fromHour, untilHour }: QuietHours): Instant {
  const today = londonDate(now);
  const hour = londonHour(now);
  if (calendar.isWorkingDay(today) && hour < fromHour) return hour >= untilHour ? now : londonInstant(today, untilHour);
  return londonInstant(calendar.onOrAfter(addDays(today, 1)), untilHour);
}
