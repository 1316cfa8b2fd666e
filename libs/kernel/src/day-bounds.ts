import { isPlainDate, type PlainDate } from './dates.js';

/** The first and the last day that Milepost accepts, from any input. Older logs may contain days outside this range. */
export const EARLIEST_DAY: PlainDate = '1900-01-01';
export const LATEST_DAY: PlainDate = '2199-12-31';

/**
 * Why Milepost does not accept a value as a day, as the end of a sentence about it; undefined when it does.
 * @param like an example for the person who has to enter it again
 */
export function dayProblem(value: unknown, like = '2009-11-30'): string | undefined {
  if (!isPlainDate(value)) return `must be a real date, like ${like}`;
  const day: PlainDate = value;
  return day < EARLIEST_DAY || day > LATEST_DAY ? 'must be between 1 January 1900 and 31 December 2199' : undefined;
}
