import type { Instant } from '#kernel';

/** The instant a number of seconds after another. */
export const later = (instant: Instant, seconds: number): Instant => new Date(Date.parse(instant) + seconds * 1_000).toISOString();

let lastText: Instant = '';
let lastMs = NaN;
/** Cached for the last instant: one request compares with the current time several times. */
function millisecondsOf(instant: Instant): number {
  if (instant !== lastText) [lastText, lastMs] = [instant, Date.parse(instant)];
  return lastMs;
}

/** Seconds from one instant to another; negative when the second is earlier. */
export const secondsBetween = (from: Instant, to: Instant): number => (millisecondsOf(to) - Date.parse(from)) / 1_000;
