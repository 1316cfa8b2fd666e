import { clockFrom, systemClock, type Clock } from '#kernel';

/** Runs as the real one does, so many milliseconds ahead of it. */
export const clockAhead = (milliseconds: number): Clock => clockFrom(() => new Date(Date.parse(systemClock.now()) + milliseconds).toISOString());
