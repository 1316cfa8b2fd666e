import { monthNumber, readDay } from '#kernel';
import type { DatePart } from './names.js';

/** A value, or the problem of the text. */
export type Parsed = { value: unknown } | { problem: string };

/** Three parts → `2009-11-30`. The problem names missing parts. The caller must handle three empty parts. */
export function dayFrom(parts: Readonly<Record<DatePart, string>>, subject: string): Parsed {
  const missing = (['day', 'month', 'year'] as const).filter((part) => parts[part] === '');
  if (missing.length > 0) return { problem: `${subject} must include a ${missing.join(' and a ')}` };
  if (/^(\d|\d{3})$/.test(parts.year)) return { problem: `${subject} must have a year of 4 figures, like 2026` };
  const read = readDay(`${parts.day}/${parts.month}/${wholeYear(parts.year)}`, '4 6 2026');
  return 'value' in read ? read : { problem: `${subject} ${read.problem}` };
}

/** “26” is 2026: recorded days are in this century. */
const wholeYear = (year: string): string => (/^\d{2}$/.test(year) ? `20${year}` : year);

/** The part of a date to which its error links. */
export function firstBadPart(parts: Readonly<Record<DatePart, string>>): DatePart {
  const within = (text: string, most: number): boolean => /^\d{1,2}$/.test(text) && Number(text) >= 1 && Number(text) <= most;
  if (!within(parts.day, 31)) return 'day';
  if (!within(monthNumber(parts.month), 12)) return 'month';
  return /^(\d{2}|\d{4})$/.test(parts.year) ? 'day' : 'year';
}
