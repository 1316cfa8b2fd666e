import { londonDate, type Instant, type PlainDate } from './dates.js';

/** The source of the current time. Rules do not use it: they get the day and the instant with the command. */
export interface Clock {
  now(): Instant;
  /** Today's date in London. */
  today(): PlainDate;
}

export const clockFrom = (now: () => Instant): Clock => ({ now, today: () => londonDate(now()) });

let lastMs = NaN;
let lastText: Instant = '';
/** Caches the text of the last millisecond: one command reads the clock several times, and formatting is the slow part. */
function systemNow(): Instant {
  const now = Date.now();
  if (now !== lastMs) [lastMs, lastText] = [now, new Date(now).toISOString()];
  return lastText;
}

export const systemClock: Clock = clockFrom(systemNow);
