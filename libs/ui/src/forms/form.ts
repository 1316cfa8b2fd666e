import { commandSpec, fieldsOf, namesPerson, type CommandClass, type FieldError, type FieldSpec } from '#kernel';
import { controlOf, labelOf, optionsForCorrection, optionsFor, type Control, type Offers } from './controls.js';
import { fieldErrorsToForm, type ErrorLink } from './errors.js';
import { controlId, controlName, errorPath, type FieldPath } from './names.js';
import { textOf, type FormValues } from './values.js';

export interface CommandFormInput {
  /** The URL to which the form is posted. */
  action: string;
  /** A new id, so that sending the form twice is one command. An id in `values` takes precedence: a form shown again keeps it. */
  commandId: string;
  /** The values of the controls: absent at first, `formValues` for a correction, `typed` if the form is shown again. */
  values?: FormValues;
  errors?: readonly FieldError[];
  /** Fields whose value the page knows, and controls of the page with names `_…`: `{ ulo: '…', _token: '…' }`. */
  hidden?: Readonly<Record<string, string>>;
  /** The options of references and ids: by a reference's `to`, or by the field's name. */
  offers?: Offers;
  /** The id of the event that is corrected. The form then also asks for the reason. */
  corrects?: string;
  /** The text of the button. Default: "Record", or "Continue" if the answers are checked first. */
  submit?: string;
}

export interface FormRows {
  component: 'rows';
  id: string;
  legend: string;
  hint?: string | undefined;
  error?: string | undefined;
  rows: { legend: string; fields: Control[] }[];
}

/** The data of the macro `commandForm`. Pass `errors` to the layout too, for the error summary. */
export interface CommandForm {
  title: string;
  help?: string | undefined;
  action: string;
  submit: string;
  hidden: { name: string; value: string }[];
  fields: (Control | FormRows)[];
  errors: ErrorLink[];
}

/** Fields that the page fills in, not the reader. */
const addressing = new Set(['commandId', 'ulo', 'programme', 'person', 'organisationId', 'corrects', 'reason', 'again', 'daysAreRight']);

/** Builds the form of a command from its declaration. */
export function commandForm(command: CommandClass, input: CommandFormInput): CommandForm {
  const spec = commandSpec(command);
  const values = input.values ?? {};
  const all = fieldsOf(command);
  const corrects = input.corrects ?? (textOf(values, 'corrects') || undefined);
  const hidden = hiddenOf(all, input, values, corrects);
  const shown = all.filter((field) => !(addressing.has(field.name) && !namesPerson(field)) && !hidden.has(field.name));
  // `corrects` is required in a withdrawal; in other commands it is optional and makes the command a correction.
  const isCorrection = corrects !== undefined && all.find((field) => field.name === 'corrects')?.optional === true;
  const reason = all.find((field) => field.name === 'reason');
  if (reason && hidden.has('fact')) shown.push(reason);
  else if (corrects && reason) shown.push({ ...withoutOptional(reason), hint: 'Say what was wrong. Everybody who reads the history sees it.' });
  const context: FormContext = { values, errors: messagesByField(input.errors ?? []), offers: input.offers ?? {}, isCorrection };
  return {
    title: isCorrection ? `Correct: ${spec.title.charAt(0).toLowerCase()}${spec.title.slice(1)}` : spec.title,
    help: spec.help,
    action: input.action,
    submit: input.submit ?? (spec.confirm ? 'Continue' : 'Record'),
    hidden: [...hidden].map(([name, value]) => ({ name, value })),
    fields: shown.map((field) => fieldOf(field, [field.name], context)),
    errors: fieldErrorsToForm(command, inFormOrder(input.errors ?? [], shown), values).map((link) => (hidden.has(link.href?.slice(1) ?? '') ? { text: link.text } : link)),
  };
}

/** One message for each field. Several messages of a field are joined. */
function messagesByField(errors: readonly FieldError[]): Map<string, string> {
  const messages = new Map<string, string>();
  for (const { field, message } of errors) messages.set(field, messages.has(field) ? `${messages.get(field)} ${message}` : message);
  return messages;
}

/** Sorts errors in the order of the form. Errors of fields that it does not show come first. */
function inFormOrder(errors: readonly FieldError[], shown: readonly FieldSpec[]): FieldError[] {
  const place = ({ field }: FieldError): number => shown.findIndex(({ name }) => name === field.split('.')[0]);
  return errors.toSorted((a, b) => place(a) - place(b));
}

function hiddenOf(all: readonly FieldSpec[], input: CommandFormInput, values: FormValues, corrects: string | undefined): Map<string, string> {
  const hidden = new Map<string, string>([['commandId', textOf(values, 'commandId') || input.commandId]]);
  for (const name of ['ulo', 'programme', 'fact']) if (all.some((field) => field.name === name) && textOf(values, name)) hidden.set(name, textOf(values, name));
  if (corrects) hidden.set('corrects', corrects);
  for (const [name, value] of Object.entries(input.hidden ?? {})) hidden.set(name, value);
  return hidden;
}

function withoutOptional(field: FieldSpec): FieldSpec {
  const required = { ...field };
  delete required.optional;
  return required;
}

interface FormContext {
  values: FormValues;
  errors: ReadonlyMap<string, string>;
  offers: Offers;
  isCorrection: boolean;
}

function fieldOf(field: FieldSpec, path: FieldPath, context: FormContext): Control | FormRows {
  const error = context.errors.get(errorPath(path));
  if (field.kind === 'rows') return rowsOf(field, path, context, error);
  return simpleField(field, path, context, error);
}

const simpleField = (field: Exclude<FieldSpec, { kind: 'rows' }>, path: FieldPath, { values, offers, isCorrection }: FormContext, error: string | undefined): Control =>
  controlOf(field, { path, values, error, offers: isCorrection ? optionsForCorrection(field, offers, textOf(values, controlName(path))) : optionsFor(field, offers) });

/** Blank rows after the filled ones, because rows cannot be added without a script. */
const SPARE_ROWS = 4;

function rowsOf(field: Extract<FieldSpec, { kind: 'rows' }>, path: FieldPath, context: FormContext, error: string | undefined): FormRows {
  const start = `${controlName(path)}[`;
  const filled = new Set(
    Object.keys(context.values).filter((name) => name.startsWith(start)).map((name) => name.slice(start.length).split(']')[0]),
  ).size;
  const count = Math.min(field.max, Math.max(field.min, filled) + SPARE_ROWS);
  const cells = fieldsOf(field.of());
  return {
    component: 'rows',
    id: controlId(path),
    legend: labelOf(field),
    hint: field.hint,
    error,
    rows: Array.from({ length: count }, (_, i) => ({
      legend: `Row ${i + 1}${i >= Math.max(field.min, filled) ? ' (leave empty if not needed)' : ''}`,
      fields: cells.flatMap((cell) => (cell.kind === 'rows' ? [] : [simpleField(cell, [...path, i, cell.name], context, context.errors.get(errorPath([...path, i, cell.name])))])),
    })),
  };
}
