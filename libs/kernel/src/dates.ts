/**
 * Calendar dates as text (`2009-11-30`). They compare and sort as strings, and a day has no time zone:
 * only `londonDate` turns an instant into the day it falls on for the people who use Milepost.
 */
export type PlainDate = string;
/** An instant in UTC with milliseconds (`2009-11-30T09:00:00.000Z`). Compares and sorts as a string. */
export type Instant = string;

const DAY = 86_400_000;
const SHAPE = /^\d{4}-\d{2}-\d{2}$/;

/** Size of the caches of days as texts and numbers: rules that walk over a history use the same few thousand days. */
const MOST_KEPT = 100_000;
const numbers = new Map<PlainDate, number>();

/** Days from 1 January 1970, for rules that calculate with many days. NaN for a text that is not a day. */
export function epochDay(date: PlainDate): number {
  let day = numbers.get(date);
  if (day === undefined) {
    day = Date.parse(date) / DAY;
    if (date.length === 10 && numbers.size < MOST_KEPT) numbers.set(date, day);
  }
  return day;
}
/** Arithmetic stays within years of four digits: texts of later days do not sort as the days do. */
const FIRST = epochDay('0000-01-01');
const LAST = epochDay('9999-12-31');
const texts = new Map<number, PlainDate>();
function textOf(day: number): PlainDate {
  let text = texts.get(day);
  if (text === undefined) {
    text = new Date(day * DAY).toISOString().slice(0, 10);
    if (texts.size < MOST_KEPT) texts.set(day, text);
  }
  return text;
}

/** True for a day that exists in the calendar: `2010-02-29` does not. */
export function isPlainDate(value: unknown): value is PlainDate {
  if (typeof value !== 'string' || !SHAPE.test(value)) return false;
  const day = epochDay(value);
  return Number.isInteger(day) && textOf(day) === value;
}

/** The reverse of `epochDay`. A number out of range gives the first or the last day whose year has four digits. */
export const fromEpochDay = (day: number): PlainDate => textOf(Math.min(Math.max(day, FIRST), LAST));

/** The day `days` later, within the same bounds. */
export const addDays = (date: PlainDate, days: number): PlainDate => fromEpochDay(epochDay(date) + days);

/** Days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: PlainDate, to: PlainDate): number => epochDay(to) - epochDay(from);

// A rebuild calculates months thousands of times for warnings, and plain numbers take a tenth of the time of Temporal.
const partsOf = (date: PlainDate): [year: number, month: number, day: number] => [
  Number(date.slice(0, 4)),
  Number(date.slice(5, 7)),
  Number(date.slice(8, 10)),
];
const padded = (number: number, digits: number): string => String(number).padStart(digits, '0');

const LAST_MONTH = 9999 * 12 + 11;
/** The calendar repeats every 400 years. `Date.UTC` would read a year below 100 as 19xx, so the year is moved to 2000 or later. */
const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();

/** The same day of the month `months` later, or the last day of that month when it is shorter. The year keeps four digits. */
export function addMonths(date: PlainDate, months: number): PlainDate {
  const [year, month, day] = partsOf(date);
  const all = Math.min(Math.max(year * 12 + month - 1 + months, 0), LAST_MONTH);
  const [y, m] = [Math.floor(all / 12), (all % 12) + 1];
  const last = day <= 28 ? day : Math.min(day, daysInMonth(y, m));
  return `${padded(y, 4)}-${padded(m, 2)}-${padded(last, 2)}`;
}

/** Completed months of a period that includes both its first and its last day: 1 April to 31 March is 12. */
export const monthsInclusive = (first: PlainDate, last: PlainDate): number => completedMonths(first, addDays(last, 1));

/**
 * True when a period that includes its first and last day lasts `months` or more. It compares dates: 3 June 2020 to
 * 2 June 2025 is exactly 60 months. One day more is more than 60 months, although only 60 are completed.
 */
export const lastsAtLeast = (first: PlainDate, last: PlainDate, months: number): boolean => last >= addDays(addMonths(first, months), -1);
export const lastsMoreThan = (first: PlainDate, last: PlainDate, months: number): boolean => last >= addMonths(first, months);

/** Completed months from one day to another: 19 January 2009 to 24 September 2010 is 20. */
export function completedMonths(from: PlainDate, to: PlainDate): number {
  const [[y1, m1, d1], [y2, m2, d2]] = [partsOf(from), partsOf(to)];
  const months = (y2 - y1) * 12 + m2 - m1;
  if (to >= from) return d2 < d1 ? months - 1 : months;
  return d2 > d1 ? months + 1 : months;
}

export const minDate = (a: PlainDate, b: PlainDate): PlainDate => (a < b ? a : b);
export const maxDate = (a: PlainDate, b: PlainDate): PlainDate => (a > b ? a : b);

let londonFormat: Intl.DateTimeFormat | undefined;
/** Cache of the last UTC hour and its day in London. Clocks change on the hour, so all instants of an hour have the same day. */
let lastHour = '';
let lastDay: PlainDate = '';
/** The calendar day in London on which an instant falls. */
export function londonDate(instant: Instant): PlainDate {
  const hour = instant.slice(11, 13);
  // British Summer Time is at most one hour ahead of UTC: only the last UTC hour of a day can be the next day in London.
  if (hour !== '23') return instant.slice(0, 10);
  const dateAndHour = instant.slice(0, 13);
  if (dateAndHour !== lastHour) {
    londonFormat ??= new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', dateStyle: 'short' });
    [lastHour, lastDay] = [dateAndHour, londonFormat.format(new Date(instant))];
  }
  return lastDay;
}

/** The first instant of a day in London. */
export function londonDayStart(day: PlainDate): Instant {
  const inSummer = `${addDays(day, -1)}T23:00:00.000Z`;
  return londonDate(inSummer) === day ? inSummer : `${day}T00:00:00.000Z`;
}
