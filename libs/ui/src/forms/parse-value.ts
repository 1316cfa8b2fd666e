import { isPlainDate } from '#kernel';
import type { DatePart } from './names.js';

/** A value, or why the text is none. */
export type Parsed = { value: unknown } | { problem: string };

const figure = (point: string): RegExp => new RegExp(`^-?(?:\\d+|\\d{1,3}(?:,\\d{3})+)${point}$`);
const WHOLE = figure('');
const DECIMAL = figure('(?:\\.\\d+)?');
const POUNDS = figure('(?:\\.\\d{1,2})?');
const bare = (text: string): string => text.replaceAll(',', '');

/** "1,200" → 1200. */
export function wholeFrom(text: string, label: string): Parsed {
  if (WHOLE.test(text)) return { value: Number(bare(text)) };
  return { problem: `${label} must be a whole number, like 12${commaHint(text)}` };
}

/** "2.5" → 2.5. */
export function decimalFrom(text: string, label: string): Parsed {
  if (DECIMAL.test(text)) return { value: Number(bare(text)) };
  return { problem: `${label} must be a number, like 2.5${commaHint(text)}` };
}

/** "£18,000.50" → 1800050 pence, without ever going through a fraction. */
export function penceFrom(text: string, label: string): Parsed {
  const amount = text.replace(/^(-?)\s*£\s*/u, '$1');
  if (!POUNDS.test(amount)) return { problem: `${label} must be an amount of money, like 18,000 or 18,000.50${commaHint(amount)}` };
  const [pounds = '0', pence = ''] = bare(amount).replace('-', '').split('.');
  const value = Number(pounds) * 100 + Number(pence.padEnd(2, '0'));
  return { value: amount.startsWith('-') ? -value : value };
}
const commaHint = (text: string): string =>
  /^-?\d+,\d{1,2}$/.test(text) ? `. Use a point, not a comma, for a fraction: ${text.replace(',', '.')}` : '';

/** Three parts → `2009-11-30`. Names what is missing. All three absent is the caller's case. */
export function dayFrom(parts: Readonly<Record<DatePart, string>>, subject: string): Parsed {
  const missing = (['day', 'month', 'year'] as const).filter((part) => parts[part] === '');
  if (missing.length > 0) return { problem: `${subject} must include a ${missing.join(' and a ')}` };
  const month = monthNumber(parts.month);
  if (/^\d{1,3}$/.test(parts.year)) return { problem: `${subject} must have a year of 4 figures, like 2026` };
  const value = `${parts.year}-${month.padStart(2, '0')}-${parts.day.padStart(2, '0')}`;
  return isPlainDate(value) ? { value } : { problem: `${subject} must be a real date, like 4 6 2026` };
}

/** Which of a date's parts the link of its error should go to. */
export function firstBadPart(parts: Readonly<Record<DatePart, string>>): DatePart {
  const within = (text: string, most: number): boolean => /^\d{1,2}$/.test(text) && Number(text) >= 1 && Number(text) <= most;
  if (!within(parts.day, 31)) return 'day';
  if (!within(monthNumber(parts.month), 12)) return 'month';
  return /^\d{4}$/.test(parts.year) ? 'day' : 'year';
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Some people type the month's name. */
const monthNumber = (text: string): string => {
  const at = /^[a-z]{3,9}$/i.test(text) ? months.indexOf(text.slice(0, 3).toLowerCase()) : -1;
  return at < 0 ? text : String(at + 1);
};
