import { fieldsOf, namesPerson, type CommandClass, type FieldSpec } from '#kernel';
import { date, money, number, plural } from '../filters.js';
import { optionsFor, type Offers } from './controls.js';

const hiddenFromReaders = new Set(['commandId', 'ulo', 'programme', 'person', 'organisationId', 'corrects', 'fact', 'again', 'daysAreRight']);

/** One line of the summary of a command: the label and the answer in words. */
export interface Answer {
  key: string;
  value: string;
}

/** The values of a command or a recorded fact in words: labels instead of codes, pounds, dates. Absent values are left out. */
export function answersOf(command: CommandClass, body: unknown, offers: Offers = {}): Answer[] {
  return answersIn(fieldsOf(command).filter((field) => !hiddenFromReaders.has(field.name) || namesPerson(field)), body, offers);
}

function answersIn(fields: readonly FieldSpec[], body: unknown, offers: Offers): Answer[] {
  if (typeof body !== 'object' || body === null) return [];
  const held = new Map<string, unknown>(Object.entries(body));
  return fields.flatMap((field) => {
    const value = held.get(field.name);
    if (value === undefined || value === null) return [];
    return [{ key: field.label, value: inWords(field, value, offers) }];
  });
}

function inWords(field: FieldSpec, value: unknown, offers: Offers): string {
  const text = typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
  const offered = optionsFor(field, offers);
  switch (field.kind) {
    case 'money':
      return typeof value === 'number' ? money(value) : text;
    case 'whole':
    case 'decimal':
      return `${typeof value === 'number' ? number(value) : text}${field.unit ? ` ${field.unit}` : ''}`;
    case 'date':
      return date(text);
    case 'yesno':
      return value === true ? 'Yes' : 'No';
    case 'choice':
      return field.options[text] ?? text;
    case 'choices':
      return Array.isArray(value) ? value.map((code: unknown) => (typeof code === 'string' ? (field.options[code] ?? code) : '')).join(', ') : text;
    case 'ref':
    case 'id':
      return offered?.find((offer) => offer.value === text)?.text ?? (namesPerson(field) ? 'A registered person' : text);
    case 'rows':
      return Array.isArray(value) ? rowsInWords(field, value, offers) : text;
    case 'text':
    case 'longtext':
      return text;
  }
}

const rowsInWords = (field: Extract<FieldSpec, { kind: 'rows' }>, rows: readonly unknown[], offers: Offers): string =>
  rows.length === 0
    ? plural(0, 'row')
    : rows.map((row) => answersIn(fieldsOf(field.of()), row, offers).map(({ key, value }) => `${key}: ${value}`).join('; ')).join('\n');
