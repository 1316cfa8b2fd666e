import type { Instant } from '#kernel';

/** The instant so many seconds after another. */
export const later = (instant: Instant, seconds: number): Instant => new Date(Date.parse(instant) + seconds * 1_000).toISOString();

let lastText: Instant = '';
let lastMs = NaN;
/** It is asked of the same instant, now, several times in a request. */
function millisecondsOf(instant: Instant): number {
  if (instant !== lastText) [lastText, lastMs] = [instant, Date.parse(instant)];
  return lastMs;
}

/** Seconds from one instant to another; negative when the second is earlier. */
export const secondsBetween = (from: Instant, to: Instant): number => (millisecondsOf(to) - Date.parse(from)) / 1_000;
