import { londonDate, type Instant, type PlainDate } from './dates.js';

/** Where time comes from. Rules never ask it: the day and the instant come in with the command. */
export interface Clock {
  now(): Instant;
  /** Today's date in London. */
  today(): PlainDate;
}

export const clockFrom = (now: () => Instant): Clock => ({ now, today: () => londonDate(now()) });

export const systemClock: Clock = clockFrom(() => new Date().toISOString());
