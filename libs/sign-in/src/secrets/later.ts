import type { Instant } from '#kernel';

/** The instant so many seconds after another. */
export const later = (instant: Instant, seconds: number): Instant => new Date(Date.parse(instant) + seconds * 1_000).toISOString();

/** Seconds from one instant to another; negative when the second is earlier. */
export const secondsBetween = (from: Instant, to: Instant): number => (Date.parse(to) - Date.parse(from)) / 1_000;
