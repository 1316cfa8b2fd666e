import { SEND_HOUR } from '#development';
import type { Instant, PlainDate } from '#kernel';
import { londonInstant } from './london-time.js';

/** Cached by day: a hundred thousand reminders fall on a few hundred days. */
const instants = new Map<PlainDate, Instant>();

/** Nine o'clock in London, when the reminders of a day are sent. */
export function sendInstant(day: PlainDate): Instant {
  let at = instants.get(day);
  if (at === undefined) instants.set(day, (at = londonInstant(day, SEND_HOUR)));
  return at;
}
