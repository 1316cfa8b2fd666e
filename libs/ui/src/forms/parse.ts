import { normaliseLineBreaks, fieldsOf, readFigure, type CommandClass, type FieldError, type FieldSpec } from '#kernel';
import { controlName, dateParts, errorPath, type FieldPath } from './names.js';
import { dayFrom, type Parsed } from './parse-value.js';
import { takeRows } from './parse-rows.js';
import { textOf, textsOf, type FormValues, type Typed } from './values.js';
import { emptyMessage, subjectOf } from './words.js';

export interface ParsedForm {
  /** The command's body for the validator. A text that cannot be parsed stays in it, so that the validator refuses it. */
  body: Record<string, unknown>;
  /** The typed values, to show the form again. Blank rows are removed and rows renumbered, as in `body`. */
  typed: Typed;
  errors: FieldError[];
}

/**
 * Parses a posted form. Texts are trimmed, empty optional fields are left out, and controls with names `_…` are ignored.
 * Names that the command does not have stay in the body, so that the validator refuses them.
 */
export function parseCommandForm(command: CommandClass, posted: FormValues): ParsedForm {
  const fields = fieldsOf(command);
  const typed = takeRows(fields, posted);
  const errors: FieldError[] = [];
  const used = new Set<string>();
  const body = parseFields(fields, { typed, errors, used }, []);
  for (const [name, value] of Object.entries(typed)) if (!used.has(name) && !name.startsWith('_')) body[name] = value;
  return { body, typed, errors };
}

interface Reading {
  typed: FormValues;
  errors: FieldError[];
  used: Set<string>;
}

function parseFields(fields: readonly FieldSpec[], reading: Reading, under: FieldPath): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const field of fields) {
    const path = [...under, field.name];
    const value = field.kind === 'rows' ? parseRows(field, reading, path) : parseField(field, reading, path);
    if (value !== undefined) body[field.name] = value;
  }
  return body;
}

function parseRows(field: Extract<FieldSpec, { kind: 'rows' }>, reading: Reading, path: FieldPath): unknown {
  const start = `${controlName(path)}[`;
  const count = new Set(
    Object.keys(reading.typed)
      .filter((name) => name.startsWith(start))
      .map((name) => name.slice(start.length, name.indexOf(']', start.length))),
  ).size;
  if (count === 0) return field.optional ? undefined : [];
  return Array.from({ length: count }, (_, i) => {
    const row = parseFields(fieldsOf(field.of()), reading, [...path, i]);
    // Unknown names of a row stay in the row, so that the validator refuses them with the row's number.
    const prefix = `${controlName([...path, i])}[`;
    for (const [name, value] of Object.entries(reading.typed))
      if (name.startsWith(prefix) && !reading.used.has(name)) {
        reading.used.add(name);
        row[name.slice(prefix.length).replace(/\]$/, '')] = value;
      }
    return row;
  });
}

function parseField(field: FieldSpec, reading: Reading, path: FieldPath): unknown {
  const name = controlName(path);
  const addError = (message: string): void => void reading.errors.push({ field: errorPath(path), message });
  const names = field.kind === 'date' ? dateParts.map((part) => `${name}-${part}`) : [name];
  for (const each of names) reading.used.add(each);
  if (field.kind === 'choices') {
    const chosen = textsOf(reading.typed, name).filter((code) => code !== '');
    if (chosen.length === 0 && !field.optional) addError(emptyMessage(field));
    return chosen.length === 0 && field.optional ? undefined : chosen;
  }
  if (names.some((each) => textsOf(reading.typed, each).length > 1)) {
    addError(`${subjectOf(field)} was sent more than once: give one answer`);
    return textsOf(reading.typed, name);
  }
  const texts = names.map((each) => textOf(reading.typed, each).trim());
  if (texts.every((text) => text === '')) {
    // The reader cannot enter an id, so only the validator reports a missing one.
    if (!field.optional && field.kind !== 'id') addError(emptyMessage(field));
    return undefined;
  }
  const parsed = valueOf(field, texts);
  if ('value' in parsed) return parsed.value;
  addError(parsed.problem);
  return texts.join('-');
}

function valueOf(field: FieldSpec, texts: readonly string[]): Parsed {
  const [text = '', second = '', third = ''] = texts;
  switch (field.kind) {
    case 'whole':
    case 'decimal':
    case 'money': {
      const read = readFigure(field, text);
      return 'value' in read ? read : { problem: `${subjectOf(field)} ${read.problem}` };
    }
    case 'date':
      return dayFrom({ day: text, month: second, year: third }, subjectOf(field));
    case 'yesno':
      return text === 'yes' || text === 'no' ? { value: text === 'yes' } : { problem: emptyMessage(field) };
    case 'longtext':
      return { value: normaliseLineBreaks(text) };
    case 'text':
    case 'choice':
    case 'choices':
    case 'id':
    case 'ref':
    case 'rows':
      return { value: text };
  }
}
