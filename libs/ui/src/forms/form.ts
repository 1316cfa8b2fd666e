import { commandSpec, fieldsOf, namesPerson, type CommandClass, type FieldError, type FieldSpec } from '#kernel';
import { controlOf, labelOf, offeredAgain, offeredFor, type Control, type Offers } from './controls.js';
import { fieldErrorsToForm, type ErrorLink } from './errors.js';
import { controlId, controlName, errorPath, type FieldPath } from './names.js';
import { textOf, type FormValues } from './values.js';

export interface CommandFormInput {
  /** Where it is posted to. */
  action: string;
  /** A fresh id for this form: sending it twice is one command. The one in `values` wins, so a form shown again keeps its own. */
  commandId: string;
  /** What the controls hold: nothing at first, `formValues` for a correction, `typed` when it is shown again. */
  values?: FormValues;
  errors?: readonly FieldError[];
  /** Fields that the page knows, and controls of its own named `_…`: `{ ulo: '…', _token: '…' }`. */
  hidden?: Readonly<Record<string, string>>;
  /** What references and ids are chosen from: by a reference's `to`, or by the field's name. */
  offers?: Offers;
  /** The id of the recorded event that is corrected; asks for the reason too. */
  corrects?: string;
  /** The words on the button. "Record", or "Continue" when the answers are checked first. */
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

/** What the macro `commandForm` prints. `errors` goes to the layout as well, for the error summary. */
export interface CommandForm {
  title: string;
  help?: string | undefined;
  action: string;
  submit: string;
  hidden: { name: string; value: string }[];
  fields: (Control | FormRows)[];
  errors: ErrorLink[];
}

/** Addressing and dating fields that the page fills in, never the reader. */
const addressing = new Set(['commandId', 'ulo', 'programme', 'person', 'organisationId', 'corrects', 'reason', 'again', 'daysAreRight']);

/** The form of a command, from its declaration alone. */
export function commandForm(command: CommandClass, input: CommandFormInput): CommandForm {
  const spec = commandSpec(command);
  const values = input.values ?? {};
  const all = fieldsOf(command);
  const corrects = input.corrects ?? (textOf(values, 'corrects') || undefined);
  const hidden = hiddenOf(all, input, values, corrects);
  const shown = all.filter((field) => !(addressing.has(field.name) && !namesPerson(field)) && !hidden.has(field.name));
  // A withdrawal always names a fact; any other command does so only when it corrects one.
  const isCorrection = corrects !== undefined && all.find((field) => field.name === 'corrects')?.optional === true;
  const reason = all.find((field) => field.name === 'reason');
  if (reason && hidden.has('fact')) shown.push(reason);
  else if (corrects && reason) shown.push({ ...withoutOptional(reason), hint: 'Say what was wrong. Everybody who reads the history sees it.' });
  const making: Making = { values, errors: messagesByField(input.errors ?? []), offers: input.offers ?? {}, isCorrection };
  return {
    title: isCorrection ? `Correct: ${spec.title.charAt(0).toLowerCase()}${spec.title.slice(1)}` : spec.title,
    help: spec.help,
    action: input.action,
    submit: input.submit ?? (spec.confirm ? 'Continue' : 'Record'),
    hidden: [...hidden].map(([name, value]) => ({ name, value })),
    fields: shown.map((field) => fieldOf(field, [field.name], making)),
    errors: fieldErrorsToForm(command, asAsked(input.errors ?? [], shown), values).map((link) => (hidden.has(link.href?.slice(1) ?? '') ? { text: link.text } : link)),
  };
}

/** A control has one message: of several it says all. */
function messagesByField(errors: readonly FieldError[]): Map<string, string> {
  const messages = new Map<string, string>();
  for (const { field, message } of errors) messages.set(field, messages.has(field) ? `${messages.get(field)} ${message}` : message);
  return messages;
}

/** Errors in the order in which the form asks; what it does not ask for comes first. */
function asAsked(errors: readonly FieldError[], shown: readonly FieldSpec[]): FieldError[] {
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

interface Making {
  values: FormValues;
  errors: ReadonlyMap<string, string>;
  offers: Offers;
  isCorrection: boolean;
}

function fieldOf(field: FieldSpec, path: FieldPath, making: Making): Control | FormRows {
  const error = making.errors.get(errorPath(path));
  if (field.kind === 'rows') return rowsOf(field, path, making, error);
  return simple(field, path, making, error);
}

const simple = (field: Exclude<FieldSpec, { kind: 'rows' }>, path: FieldPath, { values, offers, isCorrection }: Making, error: string | undefined): Control =>
  controlOf(field, { path, values, error, offers: isCorrection ? offeredAgain(field, offers, textOf(values, controlName(path))) : offeredFor(field, offers) });

/** Blank rows beyond the filled ones: without a script nobody can add a row. */
const SPARE_ROWS = 4;

function rowsOf(field: Extract<FieldSpec, { kind: 'rows' }>, path: FieldPath, making: Making, error: string | undefined): FormRows {
  const start = `${controlName(path)}[`;
  const filled = new Set(
    Object.keys(making.values).filter((name) => name.startsWith(start)).map((name) => name.slice(start.length).split(']')[0]),
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
      fields: cells.flatMap((cell) => (cell.kind === 'rows' ? [] : [simple(cell, [...path, i, cell.name], making, making.errors.get(errorPath([...path, i, cell.name])))])),
    })),
  };
}
