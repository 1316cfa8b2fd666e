import type { PlainDate } from '#kernel';
import { partsOf, type ErrorLink } from './errors.js';
import { controlId, controlName, dateParts, type DatePart } from './names.js';
import { dayFrom, firstBadPart, type Parsed } from './parse-value.js';
import { textOf, textsOf, type FormValues, type Typed } from './values.js';

/** A day that can be a query parameter of a page. */
export interface AskedDay {
  name: string;
  label: string;
  hint?: string;
  /** The default day. */
  otherwise?: PlainDate;
  /** The last day that is accepted, usually today. */
  until?: PlainDate;
}

/** The parameters of the date input macro for one day. */
export interface DayField {
  component: 'date';
  id: string;
  name: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  items: object[];
}

export interface DayFields {
  fields: DayField[];
  /** For the error summary. */
  errors: ErrorLink[];
  /** The valid days by name. Absent and invalid days are left out. */
  asked: Readonly<Record<string, PlainDate>>;
}

/** Reads days from query parameters, each as one value (`from=2010-01-31`) or as the three parts of its form. */
export function dayFields(query: FormValues, days: readonly AskedDay[]): DayFields {
  const fields: DayField[] = [];
  const errors: ErrorLink[] = [];
  const asked: Record<string, PlainDate> = {};
  for (const day of days) {
    const { name, label, hint } = day;
    const parsed = dayIn(query, day);
    const error = parsed && 'problem' in parsed ? parsed.problem : undefined;
    if (parsed && 'value' in parsed && typeof parsed.value === 'string') asked[name] = parsed.value;
    const values = parsed === undefined ? inParts(name, day.otherwise ?? '') : typedParts(query, name);
    const parts = partsOf(values, [name]);
    const bad = error === undefined ? undefined : firstBadPart(parts);
    if (error !== undefined) errors.push({ text: error, href: `#${controlId([name])}-${bad}` });
    fields.push({ component: 'date', id: controlId([name]), name: controlName([name]), label, hint, error, items: itemsOf(name, values, bad, parts) });
  }
  return { fields, errors, asked };
}

/** The day or its problem; undefined if the parameters are absent or empty. */
function dayIn(query: FormValues, { name, label, until }: AskedDay): Parsed | undefined {
  if ([name, ...dateParts.map((part) => `${name}-${part}`)].some((one) => textsOf(query, one).length > 1)) return { problem: `${label} was sent more than once: give one day` };
  const parts = partsOf(typedParts(query, name), [name]);
  if (dateParts.every((part) => parts[part] === '')) return textOf(query, name).trim() === '' ? undefined : { problem: `${label} must be a real date, like 2010-01-31` };
  const parsed = dayFrom(parts, label);
  return until !== undefined && 'value' in parsed && typeof parsed.value === 'string' && parsed.value > until ? { problem: `${label} must be today or in the past` } : parsed;
}

/** The parts of a day. A day given as one value takes precedence over its parts. */
function typedParts(query: FormValues, name: string): Typed {
  const whole = inParts(name, textOf(query, name).trim());
  return whole[`${name}-year`] === '' ? (Object.fromEntries(dateParts.map((part) => [`${name}-${part}`, partsOf(query, [name])[part]]))) : whole;
}

function inParts(name: string, day: string): Typed {
  const [, year = '', month = '', ofMonth = ''] = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(day) ?? [];
  const unpadded = (digits: string): string => (digits === '' ? '' : String(Number(digits)));
  return { [`${name}-day`]: unpadded(ofMonth), [`${name}-month`]: unpadded(month), [`${name}-year`]: year };
}

/** The three inputs of a day, with the invalid ones marked. */
const itemsOf = (name: string, values: FormValues, bad: DatePart | undefined, parts: Readonly<Record<DatePart, string>>): object[] =>
  dateParts.map((part) => ({
    name: part, id: `${controlId([name])}-${part}`, label: part.charAt(0).toUpperCase() + part.slice(1), value: textOf(values, `${name}-${part}`),
    classes: `govuk-input--width-${part === 'year' ? 4 : 2}${isMarked(part, bad, parts) ? ' govuk-input--error' : ''}`,
  }));

/** Whether a part of an invalid date is marked: the first invalid part, or all parts if all are empty. */
export const isMarked = (part: DatePart, bad: DatePart | undefined, parts: Readonly<Record<DatePart, string>>): boolean =>
  bad !== undefined && (part === bad || dateParts.every((one) => parts[one] === ''));
