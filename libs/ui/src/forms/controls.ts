import type { Choices, FieldSpec } from '#kernel';
import { isMarked } from './day-fields.js';
import { partsOf } from './errors.js';
import { controlId, controlName, dateParts, type FieldPath } from './names.js';
import { firstBadPart } from './parse-value.js';
import { textOf, textsOf, type FormValues } from './values.js';

/** One thing that a select or radios offer. */
export interface Offer {
  value: string;
  text: string;
}

/** By the name of a field, or by the kind of thing that fields refer to. */
export type Offers = Readonly<Record<string, readonly Offer[]>>;

/** What a field is chosen from: a reference from the things it refers to. A text is typed, also one that is named like a kind of thing. */
export function offeredFor(field: FieldSpec, offers: Offers): readonly Offer[] | undefined {
  if (field.kind === 'text' || field.kind === 'longtext') return undefined;
  return (field.kind === 'ref' ? offers[field.to] : undefined) ?? offers[field.name];
}

/** As `offeredFor`, with the value that was recorded: what was open then may not be offered any more. */
export function offeredAgain(field: FieldSpec, offers: Offers, recorded: string): readonly Offer[] | undefined {
  const offered = offeredFor(field, offers);
  if (field.kind !== 'ref' || !offered || recorded === '' || offered.some(({ value }) => value === recorded)) return offered;
  const known = Object.values(offers).flat().find(({ value }) => value === recorded);
  return [...offered, { value: recorded, text: known?.text ?? 'As it was recorded' }];
}

/** A control as the macro of that name takes it (`govukInput`, `govukRadios`, …). */
export interface Control {
  component: 'input' | 'textarea' | 'date' | 'radios' | 'select' | 'checkboxes' | 'nothing-to-choose';
  params: Record<string, unknown>;
}

export interface ControlInput {
  path: FieldPath;
  values: FormValues;
  /** The message at this control. */
  error?: string | undefined;
  /** What is to be chosen from, for a reference or an id. */
  offers?: readonly Offer[] | undefined;
}
type Simple = Exclude<FieldSpec, { kind: 'rows' }>;

/** Longer texts than this are files: what stands under what matters in them. */
const NOTE = 10_000;

/** Up to this many choices are shown open, as radios; more become a select. */
const OPEN_CHOICES = 8;

/** How a field of a command is asked for. */
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
/** Hints name days as the API takes them; people type three figures. */
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

/** Nobody can take back a radio without a script: in a row, which may be left empty, it is a select. */
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
/** Says what is missing in the words of the field. */
const nothingToChoose = ({ label }: FieldSpec): string =>
  label.endsWith('?') ? 'There is nothing to choose from yet.' : `There is no ${lowerFirst(label)} to choose yet.`;
const lowerFirst = (text: string): string => (/^\p{Lu}{2}/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1));
const nothing = (field: Simple, input: ControlInput): Control => ({
  component: 'nothing-to-choose',
  params: { id: controlId(input.path), label: labelOf(field), text: nothingToChoose(field), error: input.error },
});
