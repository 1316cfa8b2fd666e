import { fieldsOf, type CommandClass, type FieldError, type FieldSpec } from '#kernel';
import { controlId, controlName, dateParts, type DatePart, type FieldPath } from './names.js';
import { firstBadPart } from './parse-value.js';
import { textOf, type FormValues } from './values.js';

/** An entry of the error summary, as govuk's macro takes it. Without `href` where the form shows no such control. */
export interface ErrorLink {
  text: string;
  href?: string;
}

/** A form's own findings come first: what the validator adds on the same field, or inside it, is not said twice. */
export function mergeErrors(own: readonly FieldError[], others: readonly FieldError[]): FieldError[] {
  const said = new Set(own.map((error) => error.field));
  return [...own, ...others.filter((error) => !said.has(error.field) && !error.field.split('.').some((_, i, steps) => said.has(steps.slice(0, i + 1).join('.'))))];
}

/** Errors named by paths such as `lines.0.amountPence`, as links to the controls of the command's form. */
export function fieldErrorsToForm(command: CommandClass, errors: readonly FieldError[], values: FormValues = {}): ErrorLink[] {
  return errors.map((error) => {
    const id = targetOf(fieldsOf(command), error.field.split('.'), [], values);
    return id ? { text: error.message, href: `#${id}` } : { text: error.message };
  });
}

/** The id of the control that an error's link goes to: of a composite the first bad part, of rows the first control. */
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

/** A date's three controls as typed. */
export function partsOf(values: FormValues, path: FieldPath): Record<DatePart, string> {
  const name = controlName(path);
  const [day = '', month = '', year = ''] = dateParts.map((part) => textOf(values, `${name}-${part}`).trim());
  return { day, month, year };
}
