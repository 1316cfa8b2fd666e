import { clockFrom, systemClock, type Clock } from '#kernel';

/** Runs as the system clock does, this many milliseconds ahead of it. */
export const clockAhead = (milliseconds: number): Clock => clockFrom(() => new Date(Date.parse(systemClock.now()) + milliseconds).toISOString());
