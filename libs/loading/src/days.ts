import { addDays, addMonths, isPlainDate, type PlainDate } from '#kernel';
import { Unreadable } from './bad-rows.js';

// `PlainDate` is a text like any other: a guard would leave nothing of what is not one.
const isDay = (text: string): boolean => isPlainDate(text);

const british = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;
const relative = /^(?:in (\d+) (day|week|month|year)s?|(\d+) (day|week|month|year)s? ago)$/;

/**
 * A day as people type it: `2009-11-30`, or `30/11/2009` as a British spreadsheet saves it.
 * @param relativeTo the day that `today`, `20 days ago` and `in 9 days` are counted from; without it they are refused
 */
export function dayFrom(text: string, relativeTo?: PlainDate): PlainDate {
  if (isDay(text)) return text;
  const written = british.exec(text);
  if (written) {
    const [, day = '', month = '', year = ''] = written;
    const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    if (isDay(date)) return date;
  }
  const counted = relativeTo === undefined ? undefined : relativeDay(text.toLowerCase(), relativeTo);
  if (counted === undefined) throw new Unreadable(`“${text}” is not a date: write it like 2009-11-30 or 30/11/2009.`);
  return counted;
}

const later = {
  day: addDays,
  week: (day: PlainDate, count: number): PlainDate => addDays(day, count * 7),
  month: addMonths,
  year: (day: PlainDate, count: number): PlainDate => addMonths(day, count * 12),
};

function relativeDay(text: string, today: PlainDate): PlainDate | undefined {
  if (text === 'today') return today;
  const match = relative.exec(text);
  if (!match) return undefined;
  const [, ahead, aheadUnit, back, backUnit] = match;
  const count = ahead === undefined ? -Number(back) : Number(ahead);
  return later[(aheadUnit ?? backUnit) as keyof typeof later](today, count);
}
