import type { Choices, FieldSpec } from '#kernel';
import { isMarked } from './day-fields.js';
import { partsOf } from './errors.js';
import { controlId, controlName, dateParts, type FieldPath } from './names.js';
import { firstBadPart } from './parse-value.js';
import { textOf, textsOf, type FormValues } from './values.js';

/** One option of a select or of radios. */
export interface Offer {
  value: string;
  text: string;
}

/** Options by the name of a field, or by the kind of thing that fields refer to. */
export type Offers = Readonly<Record<string, readonly Offer[]>>;

/** The options of a field: a reference has those of its kind of thing. A text has none, even if its name is that of a kind. */
export function optionsFor(field: FieldSpec, offers: Offers): readonly Offer[] | undefined {
  if (field.kind === 'text' || field.kind === 'longtext') return undefined;
  return (field.kind === 'ref' ? offers[field.to] : undefined) ?? offers[field.name];
}

/** Like `optionsFor`, plus the recorded value, because something that was open then may no longer be an option. */
export function optionsForCorrection(field: FieldSpec, offers: Offers, recorded: string): readonly Offer[] | undefined {
  const offered = optionsFor(field, offers);
  if (field.kind !== 'ref' || !offered || recorded === '' || offered.some(({ value }) => value === recorded)) return offered;
  const known = Object.values(offers).flat().find(({ value }) => value === recorded);
  return [...offered, { value: recorded, text: known?.text ?? 'As it was recorded' }];
}

/** A control with the parameters of its macro (`govukInput`, `govukRadios`, …). */
export interface Control {
  component: 'input' | 'textarea' | 'date' | 'radios' | 'select' | 'checkboxes' | 'nothing-to-choose';
  params: Record<string, unknown>;
}

export interface ControlInput {
  path: FieldPath;
  values: FormValues;
  /** The error message of this control. */
  error?: string | undefined;
  /** The options of a reference or an id. */
  offers?: readonly Offer[] | undefined;
}
type Simple = Exclude<FieldSpec, { kind: 'rows' }>;

/** Texts that may be longer than this are files. They are shown in a monospaced font, because alignment matters in them. */
const NOTE = 10_000;

/** Up to this number of choices are shown as radios; more are shown as a select. */
const OPEN_CHOICES = 8;

/** The control for a field of a command. */
export function controlOf(field: Simple, input: ControlInput): Control {
  if (input.offers) return input.offers.length > 0 ? chooseOne(field, input, input.offers) : nothing(field, input);
  switch (field.kind) {
    case 'text':
    case 'id':
      return typedText(field, input, {});
    case 'whole':
    case 'decimal':
      return typedText(field, input, { classes: 'govuk-input--width-5', ...(field.kind === 'whole' ? { inputmode: 'numeric' } : { inputmode: 'decimal' }), spellcheck: false, ...(field.unit ? { suffix: { text: field.unit } } : {}) });
    case 'money':
      return typedText(field, input, { classes: 'govuk-input--width-10', inputmode: 'decimal', spellcheck: false, prefix: { text: '£' } });
    case 'longtext':
      return { component: 'textarea', params: { ...labelled(field, input), value: valueOf(input), ...(field.max > NOTE ? { rows: 20, classes: 'mp-code', spellcheck: false } : { rows: 5 }) } };
    case 'date':
      return dateControl(field, input);
    case 'yesno':
      return chooseOne(field, input, offersOf({ yes: 'Yes', no: 'No' }), 'govuk-radios--inline');
    case 'choice':
      return chooseOne(field, input, offersOf(field.options));
    case 'choices':
      return checkboxes(field, input, offersOf(field.options));
    case 'ref':
      return nothing(field, input);
  }
}

const offersOf = (options: Choices): Offer[] => Object.entries(options).map(([value, text]) => ({ value, text }));
const valueOf = (input: ControlInput): string => textOf(input.values, controlName(input.path));

/** "Note (optional)". */
export const labelOf = (field: FieldSpec): string => (field.optional ? `${field.label} (optional)` : field.label);
/** Hints of commands show days in the format of the API. In forms they show the three parts that people type. */
const hintOf = (field: FieldSpec): string | undefined =>
  field.kind === 'date' ? field.hint?.replace(/\b(\d{4})-0?(\d+)-0?(\d+)\b/g, '$3 $2 $1').replace('For example ', 'For example, ') : field.hint;

const base = (field: FieldSpec, { path, error }: ControlInput): Record<string, unknown> => {
  const hint = hintOf(field);
  return { ...(hint ? { hint: { text: hint } } : {}), ...(error ? { errorMessage: { text: error } } : {}), name: controlName(path) };
};
const labelled = (field: FieldSpec, input: ControlInput): Record<string, unknown> => ({
  ...base(field, input),
  id: controlId(input.path),
  label: { text: labelOf(field), classes: 'govuk-label--s' },
});
const grouped = (field: FieldSpec, input: ControlInput): Record<string, unknown> => ({
  ...base(field, input),
  fieldset: { legend: { text: labelOf(field), classes: 'govuk-fieldset__legend--s' } },
});

const typedText = (field: Simple, input: ControlInput, more: object): Control => ({
  component: 'input',
  params: { ...labelled(field, input), value: valueOf(input), ...more },
});

function dateControl(field: Simple, input: ControlInput): Control {
  const id = controlId(input.path);
  const parts = partsOf(input.values, input.path);
  const bad = input.error ? firstBadPart(parts) : undefined;
  const items = dateParts.map((part) => ({
    name: part,
    id: `${id}-${part}`,
    label: part.charAt(0).toUpperCase() + part.slice(1),
    value: textOf(input.values, `${controlName(input.path)}-${part}`),
    classes: `govuk-input--width-${part === 'year' ? 4 : 2}${isMarked(part, bad, parts) ? ' govuk-input--error' : ''}`,
  }));
  return { component: 'date', params: { ...grouped(field, input), id, namePrefix: controlName(input.path), items } };
}

/** Radios cannot be cleared without a script. A row may be left empty, so it has a select instead. */
const chooseOne = (field: Simple, input: ControlInput, offers: readonly Offer[], classes = ''): Control =>
  offers.length <= OPEN_CHOICES && input.path.length === 1 ? radios(field, input, offers, classes) : select(field, input, offers);

function radios(field: Simple, input: ControlInput, offers: readonly Offer[], classes: string): Control {
  const items = field.optional ? [...offers, { value: '', text: 'Leave unanswered' }] : [...offers];
  return { component: 'radios', params: { ...grouped(field, input), idPrefix: controlId(input.path), classes, items, value: valueOf(input) } };
}
function select(field: Simple, input: ControlInput, offers: readonly Offer[]): Control {
  const items = [{ value: '', text: field.optional ? 'Leave unanswered' : 'Choose one' }, ...offers];
  return { component: 'select', params: { ...labelled(field, input), items, value: valueOf(input) } };
}
function checkboxes(field: Simple, input: ControlInput, items: readonly Offer[]): Control {
  const values = [...textsOf(input.values, controlName(input.path))];
  return { component: 'checkboxes', params: { ...grouped(field, input), idPrefix: controlId(input.path), items: [...items], values } };
}
/** The message for a field without options. */
const nothingToChoose = ({ label }: FieldSpec): string =>
  label.endsWith('?') ? 'There is nothing to choose from yet.' : `There is no ${lowerFirst(label)} to choose yet.`;
const lowerFirst = (text: string): string => (/^\p{Lu}{2}/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1));
const nothing = (field: Simple, input: ControlInput): Control => ({
  component: 'nothing-to-choose',
  params: { id: controlId(input.path), label: labelOf(field), text: nothingToChoose(field), error: input.error },
});
