import { InvalidInput, fieldsOf, type CommandClass, type FieldSpec } from '#kernel';
import { controlName, dateParts, type FieldPath } from './names.js';

/** The values of a form's controls by their names, exactly as typed. */
export type FormValues = Readonly<Record<string, string | readonly string[]>>;
export type Typed = Record<string, string | string[]>;

/** Like `textOf`, but refuses a field that was sent twice. Use it for values that are recorded or decide something. @throws InvalidInput */
export function oneTextOf(values: FormValues, name: string): string {
  if (textsOf(values, name).length > 1) throw new InvalidInput([{ field: name, message: 'Was sent more than once: send it once' }]);
  return textOf(values, name);
}

/** The first text with a name; empty if absent. */
export const textOf = (values: FormValues, name: string): string => {
  const value = Object.hasOwn(values, name) ? values[name] : undefined;
  return typeof value === 'string' ? value : (value?.[0] ?? '');
};
/** Every text with a name. */
export const textsOf = (values: FormValues, name: string): readonly string[] => {
  const value = Object.hasOwn(values, name) ? values[name] : undefined;
  return typeof value === 'string' ? [value] : (value ?? []);
};

/** The reverse of parsing: the control values that give this body. Used to prefill a correction. */
export function formValues(command: CommandClass, body: unknown): Typed {
  const typed: Typed = {};
  fill(typed, fieldsOf(command), body, []);
  return typed;
}

function fill(typed: Typed, fields: readonly FieldSpec[], body: unknown, under: FieldPath): void {
  if (typeof body !== 'object' || body === null) return;
  const values = new Map(Object.entries(body));
  for (const field of fields) {
    const value: unknown = values.get(field.name);
    if (value === undefined || value === null) continue;
    put(typed, field, value, [...under, field.name]);
  }
}

function put(typed: Typed, field: FieldSpec, value: unknown, path: FieldPath): void {
  const name = controlName(path);
  if (field.kind === 'rows') {
    if (Array.isArray(value)) value.forEach((row, i) => fill(typed, fieldsOf(field.of()), row, [...path, i]));
  } else if (field.kind === 'date') {
    const [year = '', month = '', day = ''] = plain(value).split('-');
    const parts = { day: unpadded(day), month: unpadded(month), year };
    for (const part of dateParts) typed[`${name}-${part}`] = parts[part];
  } else if (field.kind === 'choices') typed[name] = Array.isArray(value) ? value.map(plain) : [plain(value)];
  else if (field.kind === 'yesno') typed[name] = value === true ? 'yes' : value === false ? 'no' : '';
  else if (field.kind === 'money' && typeof value === 'number') typed[name] = pounds(value);
  else typed[name] = plain(value);
}

const unpadded = (digits: string): string => digits.replace(/^0+(?=\d)/, '');
const pounds = (pence: number): string => (pence % 100 === 0 ? String(pence / 100) : (pence / 100).toFixed(2));
const plain = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
