/** Formats figures and dates for pages. Dates and times are always those of London. */

const dayFormat = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' });
const monthFormat = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', month: 'short', year: 'numeric' });
const londonDay = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', day: 'numeric', month: 'long', year: 'numeric' });
const londonClock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const figure = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });

const isDay = (value: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(value);
const absent = (value: unknown): value is undefined | null | '' => value === undefined || value === null || value === '';

/** A day (`2026-06-04`) or an instant → "4 June 2026". An absent value gives an empty text; other texts are returned unchanged. */
export function date(value?: string | null): string {
  if (absent(value) || Number.isNaN(Date.parse(value))) return value ?? '';
  return (isDay(value) ? dayFormat : londonDay).format(new Date(value));
}

/** An instant → "4 June 2026 at 9:32am"; a day → "4 June 2026". */
export function dateTime(value?: string | null): string {
  if (absent(value) || isDay(value) || Number.isNaN(Date.parse(value))) return date(value);
  const [hour = '0', minute = '00'] = londonClock.format(new Date(value)).split(':');
  const h = Number(hour);
  return `${date(value)} at ${h % 12 === 0 ? 12 : h % 12}:${minute}${h < 12 ? 'am' : 'pm'}`;
}

/** A day → "Jun 2026": for axes and narrow columns. */
export const month = (value: string): string => monthFormat.format(new Date(value));

/** Pence → "£18,000" or "£18,000.50". */
export function money(pence?: number | null): string {
  if (absent(pence)) return '';
  const amount = Math.abs(pence) / 100;
  const digits = pence % 100 === 0 ? 0 : 2;
  const text = amount.toLocaleString('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return `${pence < 0 ? '−' : ''}£${text}`;
}

/** 1234.5 → "1,234.5". */
export const number = (value?: number | null): string => (absent(value) ? '' : figure.format(value));

/** `3 | plural("warning")` → "3 warnings"; `1 | plural("person", "people")` → "1 person". */
export const plural = (count: number, one: string, many = `${one}s`): string => `${number(count)} ${count === 1 ? one : many}`;

/**
 * The classes of a table whose rows become cards. On narrow screens they do from three columns of text or four columns; on
 * paper they do if A4 is too narrow: from eight columns of text or ten columns. Empty for a table that stays a table.
 */
export function cards({ head, numeric = [] }: { head: readonly unknown[]; numeric?: readonly number[] }): string {
  if (head.length > 9 || head.length - numeric.length > 7) return 'mp-cards mp-cards--paper';
  return head.length > 3 || (head.length === 3 && numeric.length < 2) ? 'mp-cards' : '';
}

/** The columns, from 0, in which every row has a button. They are not printed on paper, and neither are their headings. */
export function buttonColumns(rows: readonly (readonly unknown[])[]): number[] {
  const isButton = (cell: unknown): boolean => typeof cell === 'object' && cell !== null && ('button' in cell || 'action' in cell);
  return (rows[0] ?? []).flatMap((_, column) => (rows.every((row) => isButton(row[column])) ? [column] : []));
}

export const filters = { buttonColumns, cards, date, dateTime, month, money, number, plural };
