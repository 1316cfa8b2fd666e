import { londonDate, type Instant, type PlainDate } from './dates.js';

/** Where time comes from. Rules never ask it: the day and the instant come in with the command. */
export interface Clock {
  now(): Instant;
  /** Today's date in London. */
  today(): PlainDate;
}

export const clockFrom = (now: () => Instant): Clock => ({ now, today: () => londonDate(now()) });

let lastMs = NaN;
let lastText: Instant = '';
/** A command asks several times in one millisecond, and writing an instant takes longer than all else that is asked of it. */
function systemNow(): Instant {
  const now = Date.now();
  if (now !== lastMs) [lastMs, lastText] = [now, new Date(now).toISOString()];
  return lastText;
}

export const systemClock: Clock = clockFrom(systemNow);
