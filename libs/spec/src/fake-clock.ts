import { clockFrom, type Clock, type Instant } from '#kernel';

/** A clock whose time changes only when `set` is called. */
export interface FakeClock extends Clock {
  set(now: Instant): void;
}

export function fakeClock(now: Instant = '2026-01-15T09:00:00.000Z'): FakeClock {
  let current = now;
  return { ...clockFrom(() => current), set: (next) => void (current = next) };
}
