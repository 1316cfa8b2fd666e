import { fieldsOf, type CommandClass, type FieldError, type FieldSpec } from '#kernel';
import { controlId, controlName, dateParts, type DatePart, type FieldPath } from './names.js';
import { firstBadPart } from './parse-value.js';
import { textOf, type FormValues } from './values.js';

/** An entry of the error summary for the GOV.UK macro. It has no `href` if the form does not show the control. */
export interface ErrorLink {
  text: string;
  href?: string;
}

/** Merges errors: those of the form come first. Errors of the validator for the same field, or for a part of it, are dropped. */
export function mergeErrors(own: readonly FieldError[], others: readonly FieldError[]): FieldError[] {
  const reported = new Set(own.map((error) => error.field));
  return [...own, ...others.filter((error) => !reported.has(error.field) && !error.field.split('.').some((_, i, steps) => reported.has(steps.slice(0, i + 1).join('.'))))];
}

/** Converts errors with paths such as `lines.0.amountPence` to links to the controls of the form. */
export function fieldErrorsToForm(command: CommandClass, errors: readonly FieldError[], values: FormValues = {}): ErrorLink[] {
  return errors.map((error) => {
    const id = targetOf(fieldsOf(command), error.field.split('.'), [], values);
    return id ? { text: error.message, href: `#${id}` } : { text: error.message };
  });
}

/** The id of the control for an error: the first invalid part of a date, or the first control of rows. */
function targetOf(fields: readonly FieldSpec[], steps: readonly string[], under: FieldPath, values: FormValues): string | undefined {
  const [name = '', row, ...inside] = steps;
  const field = fields.find((each) => each.name === name);
  if (!field) return undefined;
  const path = [...under, name];
  if (field.kind === 'date') return `${controlId(path)}-${firstBadPart(partsOf(values, path))}`;
  if (field.kind !== 'rows') return controlId(path);
  const rowFields = fieldsOf(field.of());
  const at = row !== undefined && /^\d+$/.test(row) ? Number(row) : 0;
  const first = rowFields[0]?.name ?? '';
  return targetOf(rowFields, inside.length > 0 ? inside : [first], [...path, at], values);
}

/** The three parts of a date as typed, trimmed. */
export function partsOf(values: FormValues, path: FieldPath): Record<DatePart, string> {
  const name = controlName(path);
  const [day = '', month = '', year = ''] = dateParts.map((part) => textOf(values, `${name}-${part}`).trim());
  return { day, month, year };
}
