import type { FieldSpec } from '../command/fields.js';

/** The value of a text, or the problem as the end of a sentence about the text: "must be a number …". */
export type Reading<T> = { value: T } | { problem: string };

type FigureField = Extract<FieldSpec, { kind: 'whole' | 'decimal' | 'money' }>;

const figure = (fraction: string): RegExp => new RegExp(`^-?(?:\\d+|\\d{1,3}(?:,\\d{3})+)${fraction}$`, 'u');
const WHOLE = figure('');
const DECIMAL = figure('(?:\\.\\d+)?');
const POUNDS = figure('(?:\\.\\d{1,2})?');
const bare = (text: string): string => text.replaceAll(',', '');
/** Removes blanks between thousands: “12 000”, also with a no-break space, gives “12000”. */
const withoutBlanks = (text: string): string => (/^-?£?\s*\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:\.\d+)?$/u.test(text) ? text.replace(/(\d)[ \u00a0\u202f](?=\d)/gu, '$1') : text);

/**
 * Reads a number as people and spreadsheets write it, the same in forms and imports: with or without commas between
 * thousands, and a point before the fraction. Only fields in per cent accept a "%". Money is read in pounds and returned in pence.
 */
export function readFigure(field: FigureField, text: string): Reading<number> {
  switch (field.kind) {
    case 'money':
      return readPence(text, field.min);
    case 'whole':
      return numberIn(text, field.unit, WHOLE, 'must be a whole number, like 12');
    case 'decimal':
      return field.unit === 'hours' ? readHours(text) : numberIn(text, field.unit, DECIMAL, 'must be a number, like 2.5');
  }
}

const fractions: Readonly<Record<string, number>> = { '': 0, '¼': 0.25, '½': 0.5, '¾': 0.75 };
const CLOCK = /^(\d{1,2})\s*(?:h|hrs?|hours?|:)\s*(?:and\s*)?(\d{1,2})?\s*(?:m|min|mins|minutes?)?$/u;
const MINUTES = /^(\d{1,4})\s*(?:m|min|mins|minutes?)$/u;
const HOURS = /^(-?\d+(?:[.,]\d+)?)\s*(?:h|hrs?|hours?)?$/u;
const FRACTION = /^(\d{0,2})\s*([¼½¾])\s*(?:h|hrs?|hours?)?$/u;

/** Reads a length of time as people write it: "2.5", "2,5", "2h30", "2:30", "2 hours", "1½", "45 min". In hours. */
function readHours(input: string): Reading<number> {
  const text = input.trim().toLowerCase();
  const [, minutes] = MINUTES.exec(text) ?? [];
  if (minutes !== undefined) return { value: Number(minutes) / 60 };
  const [, whole, part] = FRACTION.exec(text) ?? [];
  if (part !== undefined) return { value: Number(whole) + (fractions[part] ?? 0) };
  const [, hours] = HOURS.exec(text) ?? [];
  if (hours !== undefined) return { value: Number(hours.replace(',', '.')) };
  const [, first, rest = '0'] = CLOCK.exec(text) ?? [];
  if (first !== undefined && Number(rest) < 60) return { value: Number(first) + Number(rest) / 60 };
  return { problem: 'must be a length of time, like 2.5, 2h30 or 45 min' };
}

function numberIn(text: string, unit: string | undefined, form: RegExp, problem: string): Reading<number> {
  const number = withoutBlanks(unit === '%' ? text.replace(/\s*%$/u, '') : text);
  return form.test(number) ? { value: Number(bare(number)) } : { problem: problem + hintFor(text) };
}

/** Reads pounds and pence separately, to avoid rounding errors of fractions. */
function readPence(text: string, min: number): Reading<number> {
  const amount = withoutBlanks(text.replace(/^(-?)\s*£\s*/u, '$1'));
  if (!POUNDS.test(amount)) return { problem: `must be an amount of money, like 18,000 or 18,000.50${hintFor(amount)}` };
  const [pounds = '0', pence = ''] = bare(amount).replace('-', '').split('.');
  const value = (Number(pounds) * 100 + Number(pence.padEnd(2, '0'))) * (amount.startsWith('-') ? -1 : 1);
  return value < min ? { problem: `must be £${(min / 100).toFixed(min % 100 === 0 ? 0 : 2)} or more` } : { value };
}

/** A hint for common ways to write a number that are not accepted; empty for other texts. */
function hintFor(text: string): string {
  if (/^-?\d+,\d{1,2}$/u.test(text)) return `. Use a point, not a comma, for a fraction: ${text.replace(',', '.')}`;
  if (/^-?\d{1,3}(?:\.\d{3})+(?:,\d+)?$/u.test(text)) return `. Use commas for thousands and a point for a fraction: ${text.replaceAll('.', ' ').replace(',', '.').replaceAll(' ', ',')}`;
  const [, figures = ''] = /^(\d{1,6})\s*k$/iu.exec(text) ?? [];
  if (figures !== '') return `. Write it in full: ${(Number(figures) * 1000).toLocaleString('en-GB')}`;
  return /%$/u.test(text) ? '. Leave out the sign %' : '';
}
