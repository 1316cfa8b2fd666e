import { addDays, londonDate, type PlainDate } from '../dates.js';
import { dayProblem } from '../day-bounds.js';
import type { Reading } from './figures.js';

const ISO = /^\d{4}-\d{2}-\d{2}$/u;
const BRITISH = /^(\d{1,2})[/. -](\d{1,2}|[a-z]{3,9})[/. -](\d{4})$/iu;
const BRITISH_TIME = /^(\d{1,2}[/.-](?:\d{1,2}|[a-z]{3,9})[/.-]\d{4}) \d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/iu;
const DATE_TIME = /^(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/iu;

/**
 * A day as people write it: `2009-11-30`, `30/11/2009`, `30 November 2009`. The day stands before the month.
 * @param like an example for the person who must write it again
 */
export function readDay(text: string, like = '2009-11-30 or 30/11/2009'): Reading<PlainDate> {
  const [, day = '', month = '', year = ''] = BRITISH.exec(text) ?? [];
  const value = ISO.test(text) ? text : `${year}-${monthNumber(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
  const problem = dayProblem(value, like);
  return problem === undefined ? { value } : { problem };
}

/** The day in London of an ISO date-time (RFC 3339, with or without an offset) or of 30/11/2009 14:30; undefined when the text is none. */
export function dayOfDateTime(text: string): PlainDate | undefined {
  const [, british] = BRITISH_TIME.exec(text) ?? [];
  const read = british === undefined ? undefined : readDay(british);
  if (read) return 'value' in read ? read.value : undefined;
  const [, day, offset] = DATE_TIME.exec(text) ?? [];
  if (day === undefined) return undefined;
  try {
    // Without an offset it is what the clocks in London showed.
    if (offset === undefined) return Temporal.PlainDateTime.from(text).toPlainDate().toString();
    return londonDate(Temporal.Instant.from(text).toString({ fractionalSecondDigits: 3 }));
  } catch {
    return undefined;
  }
}

/** Five figures: fewer could be a year. Programs write the time of the day as a fraction behind them. */
const SERIAL = /^(\d{5})(?:[.,]\d+)?$/u;
/** Day 0 of Excel's 1900 system for every day after February 1900, in which Excel counts a 29th. */
const SERIAL_START: PlainDate = '1899-12-30';

/** The day that a spreadsheet program counts so (40147 is 2009-11-30); undefined when the text is no such number. */
export function dayOfSerial(text: string): PlainDate | undefined {
  const [, days] = SERIAL.exec(text) ?? [];
  return days === undefined ? undefined : addDays(SERIAL_START, Number(days));
}

const months = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
/** The figure of a month that may be written as its name or the first letters of it. */
export function monthNumber(text: string): string {
  const name = text.toLowerCase();
  const at = name === 'sept' ? 8 : months.findIndex((month) => name.length >= 3 && month.startsWith(name));
  return at < 0 ? text : String(at + 1);
}
