import type { PlainDate } from '#kernel';
import { partsOf, type ErrorLink } from './errors.js';
import { controlId, controlName, dateParts, type DatePart } from './names.js';
import { dayFrom, firstBadPart, type Parsed } from './parse-value.js';
import { textOf, textsOf, type FormValues, type Typed } from './values.js';

const asked = [
  { name: 'asAt', label: 'As at', hint: 'Shows what had happened by the end of this day. Leave empty for today.' },
  { name: 'knownAt', label: 'As known at', hint: 'Shows only what had been recorded by the end of this day. Leave empty for all that is known.' },
] as const;

export interface MomentFields {
  fields: { id: string; name: string; label: string; hint: string; error?: string | undefined; items: object[] }[];
  /** For the error summary. */
  errors: ErrorLink[];
  /** What was asked for; absent when left empty or wrong. */
  asAt?: PlainDate;
  knownAt?: PlainDate;
}

/** Reads the form of two days out of an address: `asAt` and `knownAt`, each whole (`asAt=2010-01-31`) or in three parts. */
export function momentFields(query: FormValues): MomentFields {
  const result: MomentFields = { fields: [], errors: [] };
  for (const { name, label, hint } of asked) {
    const values = inParts(name, query);
    const parts = partsOf(values, [name]);
    const parsed = dayIn(query, name, label, parts);
    const error = parsed && 'problem' in parsed ? parsed.problem : undefined;
    const bad = error ? firstBadPart(parts) : undefined;
    if (parsed && 'value' in parsed && typeof parsed.value === 'string') result[name] = parsed.value;
    if (error && bad) result.errors.push({ text: error, href: `#${controlId([name])}-${bad}` });
    const items = dateParts.map((part) => ({ ...partItem(name, part, values), classes: `govuk-input--width-${part === 'year' ? 4 : 2}${part === bad ? ' govuk-input--error' : ''}` }));
    result.fields.push({ id: controlId([name]), name: controlName([name]), label, hint, error, items });
  }
  return result;
}

function dayIn(query: FormValues, name: string, label: string, parts: Readonly<Record<DatePart, string>>): Parsed | undefined {
  if ([name, ...dateParts.map((part) => `${name}-${part}`)].some((one) => textsOf(query, one).length > 1)) return { problem: `${label} was sent more than once: give one day` };
  return dateParts.every((part) => parts[part] === '') ? undefined : dayFrom(parts, label);
}

function inParts(name: string, query: FormValues): Typed {
  const whole = /^(\d{4})-(\d{2})-(\d{2})$/.exec(textOf(query, name).trim());
  const parts: Record<DatePart, string> = whole
    ? { day: String(Number(whole[3])), month: String(Number(whole[2])), year: whole[1] ?? '' }
    : partsOf(query, [name]);
  return Object.fromEntries(dateParts.map((part) => [`${name}-${part}`, parts[part]]));
}
const partItem = (name: string, part: DatePart, values: FormValues): object => ({
  name: part, id: `${name}-${part}`, label: part.charAt(0).toUpperCase() + part.slice(1), value: textOf(values, `${name}-${part}`),
});
