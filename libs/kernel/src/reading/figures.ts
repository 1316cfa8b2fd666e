import type { FieldSpec } from '../command/fields.js';

/** What a text says, or why it says nothing of the kind, as the end of a sentence about it: "must be a number …". */
export type Reading<T> = { value: T } | { problem: string };

type FigureField = Extract<FieldSpec, { kind: 'whole' | 'decimal' | 'money' }>;

const figure = (fraction: string): RegExp => new RegExp(`^-?(?:\\d+|\\d{1,3}(?:,\\d{3})+)${fraction}$`, 'u');
const WHOLE = figure('');
const DECIMAL = figure('(?:\\.\\d+)?');
const POUNDS = figure('(?:\\.\\d{1,2})?');
const bare = (text: string): string => text.replaceAll(',', '');

/**
 * A figure as people and spreadsheets write it, the same in forms and in imports: thousands with commas or without, a
 * fraction after a point. Only what is a per cent may say so. Money is read in pounds and given in pence.
 */
export function readFigure(field: FigureField, text: string): Reading<number> {
  switch (field.kind) {
    case 'money':
      return readPence(text, field.min);
    case 'whole':
      return numberIn(text, field.unit, WHOLE, 'must be a whole number, like 12');
    case 'decimal':
      return numberIn(text, field.unit, DECIMAL, 'must be a number, like 2.5');
  }
}

function numberIn(text: string, unit: string | undefined, form: RegExp, problem: string): Reading<number> {
  const number = unit === '%' ? text.replace(/\s*%$/u, '') : text;
  return form.test(number) ? { value: Number(bare(number)) } : { problem: problem + commaHint(text) };
}

/** Pounds and pence are read apart: no fraction is ever multiplied. */
function readPence(text: string, min: number): Reading<number> {
  const amount = text.replace(/^(-?)\s*£\s*/u, '$1');
  if (!POUNDS.test(amount)) return { problem: `must be an amount of money, like 18,000 or 18,000.50${commaHint(amount)}` };
  const [pounds = '0', pence = ''] = bare(amount).replace('-', '').split('.');
  const value = (Number(pounds) * 100 + Number(pence.padEnd(2, '0'))) * (amount.startsWith('-') ? -1 : 1);
  return value < min ? { problem: `must be £${(min / 100).toFixed(min % 100 === 0 ? 0 : 2)} or more` } : { value };
}

const commaHint = (text: string): string =>
  /^-?\d+,\d{1,2}$/u.test(text) ? `. Use a point, not a comma, for a fraction: ${text.replace(',', '.')}` : '';
