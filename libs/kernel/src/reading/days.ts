import { addDays, londonDate, type PlainDate } from '../dates.js';
import { dayProblem } from '../day-bounds.js';
import type { Reading } from './figures.js';

const ISO = /^\d{4}-\d{2}-\d{2}$/u;
const BRITISH = /^(\d{1,2})[/. -](\d{1,2}|[a-z]{3,9})[/. -](\d{4})$/iu;
const BRITISH_TIME = /^(\d{1,2}[/.-](?:\d{1,2}|[a-z]{3,9})[/.-]\d{4}) \d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/iu;
const DATE_TIME = /^(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/iu;

/**
 * Reads a day as people write it: `2009-11-30`, `30/11/2009`, `30 November 2009`. In the last two, the day is before the month.
 * @param like an example for the person who has to enter it again
 */
export function readDay(text: string, like = '2009-11-30 or 30/11/2009'): Reading<PlainDate> {
  const [, day = '', month = '', year = ''] = BRITISH.exec(text) ?? [];
  const value = ISO.test(text) ? text : `${year}-${monthNumber(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
  const problem = dayProblem(value, like);
  return problem === undefined ? { value } : { problem };
}

/** The day in London of an ISO date-time (RFC 3339, with or without an offset) or of 30/11/2009 14:30; undefined for other texts. */
export function dayOfDateTime(text: string): PlainDate | undefined {
  const [, british] = BRITISH_TIME.exec(text) ?? [];
  const read = british === undefined ? undefined : readDay(british);
  if (read) return 'value' in read ? read.value : undefined;
  const [, day, offset] = DATE_TIME.exec(text) ?? [];
  if (day === undefined) return undefined;
  try {
    // A date-time without an offset is local time in London.
    if (offset === undefined) return Temporal.PlainDateTime.from(text).toPlainDate().toString();
    return londonDate(Temporal.Instant.from(text).toString({ fractionalSecondDigits: 3 }));
  } catch {
    return undefined;
  }
}

/** Five digits, because four could be a year. Programs add the time of day as a fraction. */
const SERIAL = /^(\d{5})(?:[.,]\d+)?$/u;
/** Day 0 of Excel's 1900 system, for days after February 1900: Excel counts a 29 February 1900, which did not exist. */
const SERIAL_START: PlainDate = '1899-12-30';

/** The day of a spreadsheet's serial number (40147 is 2009-11-30); undefined when the text is not one. */
export function dayOfSerial(text: string): PlainDate | undefined {
  const [, days] = SERIAL.exec(text) ?? [];
  return days === undefined ? undefined : addDays(SERIAL_START, Number(days));
}

const months = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
/** The number of a month that is written as a name or as its first three or more letters. Returns other texts as they are. */
export function monthNumber(text: string): string {
  const name = text.toLowerCase();
  const at = name === 'sept' ? 8 : months.findIndex((month) => name.length >= 3 && month.startsWith(name));
  return at < 0 ? text : String(at + 1);
}
