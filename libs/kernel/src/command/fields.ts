import { Type } from 'class-transformer';
import {
  ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsBoolean, IsDefined, IsEmail, IsIn, IsInt, IsNumber, IsOptional, IsString, Max,
  MaxLength, Min, ValidateBy, ValidateNested, Matches,
} from 'class-validator';
import { dayProblem } from '../day-bounds.js';
import { isId } from '../ids.js';
import { notBlank, readableLine, readableLines } from '../readable.js';
import { addField, type CommandClass } from './declaration.js';

/** The codes that a choice accepts, each with its label. Events store the code; pages show the label. */
export type Choices = Readonly<Record<string, string>>;

interface Common {
  label: string;
  hint?: string;
  /** For messages, when the label is a question: “day it happened” gives “Enter the day it happened”. */
  noun?: string;
  optional?: true;
}
/** The options of each kind of field, in addition to the label. */
interface Kinds {
  text: { max: number };
  longtext: { max: number; /** Why it cannot contain personal data. The log then has it in clear text. */ inClear?: string };
  whole: { min: number; max: number; unit?: string };
  decimal: { min: number; max: number; step: number; unit?: string };
  /** Pence, a whole number; shown and typed in pounds. */
  money: { min: number };
  date: object;
  yesno: object;
  choice: { options: Choices };
  choices: { options: Choices };
  id: object;
  /** The id, or with `by` the code, of something recorded earlier in the same stream. Forms list the current ones of that kind. */
  ref: { to: string; by?: 'code'; /** Of an organisation: the field with its recorded name. */ names?: string; /** The fact gives people with a role in the organisation access to the ULO. */ givesAccess?: true };
  /** Rows of a nested class. */
  rows: { of: () => CommandClass; min: number; max: number };
}
export type FieldKind = keyof Kinds;
export type FieldSpec = { [K in FieldKind]: { name: string; kind: K } & Common & Kinds[K] }[FieldKind];

type Options<K extends FieldKind> = Common & Kinds[K];

function field(spec: (name: string) => FieldSpec, ...validators: PropertyDecorator[]): PropertyDecorator {
  return (target, key) => {
    const fieldSpec = spec(String(key));
    addField(target, fieldSpec);
    for (const validator of validators) validator(target, key);
    // An absent optional field is left out; null is not a value.
    if (fieldSpec.optional) IsOptional()(target, key);
    else IsDefined({ message: missingMessage(fieldSpec.label) })(target, key);
  };
}
const isQuestion = (label: string): boolean => label.endsWith('?');
/** “Enter hours”; an abbreviation such as ULO keeps its capitals. */
const missingMessage = (label: string): string =>
  isQuestion(label) ? `Answer “${label}”` : `Enter ${/^\p{Lu}{2}/u.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1)}`;
/** A sentence about the field. @param what the problem, such as “must be text” */
const about = (label: string, what: string): string => (isQuestion(label) ? `The answer to “${label}” ${what}` : `${label} ${what}`);

/** One line of text. Forms trim leading and trailing blanks before they validate it. */
export const Text = (options: Omit<Options<'text'>, 'max'> & { max?: number }): PropertyDecorator => {
  const max = options.max ?? 200;
  return field((name) => ({ ...options, name, kind: 'text', max }), ...textRules(options.label, max, readableLine));
};
/** An email address without display name or comment, of at most 254 characters (RFC 5321, 4.5.3.1). */
export const MailAddress = (options: Omit<Options<'text'>, 'max'>): PropertyDecorator =>
  field(
    (name) => ({ ...options, name, kind: 'text', max: 254 }),
    IsEmail({ allow_display_name: false }, { message: about(options.label, 'must be an address like name@example.org') }),
    ...textRules(options.label, 254, readableLine),
  );
/** Several lines of text. It may contain personal data, so it is sealed in the log unless `inClear` gives a reason not to. */
export const LongText = (options: Omit<Options<'longtext'>, 'max'> & { max?: number }): PropertyDecorator => {
  const max = options.max ?? 2000;
  return field((name) => ({ ...options, name, kind: 'longtext', max }), ...textRules(options.label, max, readableLines));
};
const textRules = (label: string, max: number, readable: RegExp): PropertyDecorator[] => [
  IsString({ message: about(label, 'must be text') }),
  MaxLength(max, { message: about(label, `must be ${max} characters or fewer`) }),
  Matches(notBlank, { message: about(label, 'must not be blank') }),
  Matches(readable, { message: about(label, `must not contain ${readable === readableLine ? 'line breaks or ' : ''}characters that cannot be read`) }),
];

/** A whole number. */
export const Whole = (options: Omit<Options<'whole'>, 'min' | 'max'> & { min?: number; max?: number }): PropertyDecorator => {
  const { min = 0, max = 100_000 } = options;
  return field((name) => ({ ...options, name, kind: 'whole', min, max }), ...numberRules(options.label, min, max, true));
};
/** A number that may have a fraction. */
export const Decimal = (options: Options<'decimal'>): PropertyDecorator =>
  field((name) => ({ ...options, name, kind: 'decimal' }), ...numberRules(options.label, options.min, options.max, false), multipleOf(options.label, options.step));
/** An amount of money in whole pence. */
export const Money = (options: Omit<Options<'money'>, 'min'> & { min?: number }): PropertyDecorator => {
  const min = options.min ?? 1;
  return field((name) => ({ ...options, name, kind: 'money', min }), ...numberRules(options.label, min, 100_000_000_000, true, inPounds));
};
const inPounds = (pence: number): string => `£${(pence / 100).toLocaleString('en-GB', { minimumFractionDigits: pence % 100 === 0 ? 0 : 2 })}`;
const inFigures = (figure: number): string => figure.toLocaleString('en-GB');
/** @param format formats a bound for the message */
const numberRules = (label: string, min: number, max: number, whole: boolean, format = inFigures): PropertyDecorator[] => [
  whole
    ? IsInt({ message: about(label, 'must be a whole number') })
    : IsNumber({ allowNaN: false, allowInfinity: false }, { message: about(label, 'must be a number') }),
  Min(min, { message: about(label, `must be ${format(min)} or more`) }),
  Max(max, { message: about(label, `must be ${format(max)} or less`) }),
];
const multipleOf = (label: string, step: number): PropertyDecorator =>
  ValidateBy(
    {
      name: 'multipleOf',
      validator: { validate: (v) => typeof v === 'number' && Math.abs(v / step - Math.round(v / step)) < 1e-9 },
    },
    { message: about(label, step === 0.25 ? 'must be in whole quarters, like 2.25 or 2.5' : `must be in steps of ${step}`) },
  );

/** A calendar day, `YYYY-MM-DD`, from `EARLIEST_DAY` to `LATEST_DAY`. */
export const Day = (options: Options<'date'>): PropertyDecorator =>
  field(
    (name) => ({ ...options, name, kind: 'date' }),
    ValidateBy({ name: 'isDay', validator: { validate: (value) => dayProblem(value) === undefined } }, { message: ({ value }) => about(options.label, dayProblem(value) ?? '') }),
  );

export const YesNo = (options: Options<'yesno'>): PropertyDecorator =>
  field((name) => ({ ...options, name, kind: 'yesno' }), IsBoolean({ message: `${options.label}: answer yes (true) or no (false)` }));

/** One of the codes. */
export const Choice = (options: Options<'choice'>): PropertyDecorator =>
  field(
    (name) => ({ ...options, name, kind: 'choice' }),
    IsIn(Object.keys(options.options), { message: about(options.label, `must be one of: ${Object.keys(options.options).join(', ')}`) }),
  );

/** Several of the codes, each at most once, at least one unless optional. */
export const ChoiceList = (options: Options<'choices'>): PropertyDecorator => {
  const codes = Object.keys(options.options);
  return field(
    (name) => ({ ...options, name, kind: 'choices' }),
    IsArray({ message: about(options.label, 'must be a list') }),
    ArrayMinSize(options.optional ? 0 : 1, { message: `${options.label}: choose at least one` }),
    ArrayUnique({ message: `${options.label}: choose each only once` }),
    IsIn(codes, { each: true, message: `${options.label}: choose from ${codes.join(', ')}` }),
  );
};

/** A reference to something recorded earlier in the same stream, by the id of the event that recorded it. */
export const Reference = (options: Options<'ref'>): PropertyDecorator =>
  field((name) => ({ ...options, name, kind: 'ref' }), idRule(options.label));

/** A short code that people read and type: a letter or digit, then up to 19 letters, digits or hyphens. */
export const codePattern = '^[A-Za-z0-9][A-Za-z0-9-]{0,19}$';

/** A reference by code to something in the same stream, such as a step of the plan. */
export const CodeReference = (options: Omit<Options<'ref'>, 'by'>): PropertyDecorator => field((name) => ({ ...options, name, kind: 'ref', by: 'code' }), codeRule(options.label));

/** A reference to a registered person, by id. The command pipeline checks in the directory whether they take part. */
export const PersonReference = (options: Omit<Options<'ref'>, 'to' | 'by'>): PropertyDecorator => Reference({ ...options, to: 'person' });

/** True for a field that refers to a person; false for the field of the person whom the command is about. */
export const namesPerson = (field: FieldSpec): boolean => field.kind === 'ref' && field.to === 'person';

/** A short code for something new. */
export const Code = (options: Omit<Options<'text'>, 'max'>): PropertyDecorator => field((name) => ({ ...options, name, kind: 'text', max: 20 }), codeRule(options.label));

const codeRule = (label: string): PropertyDecorator =>
  Matches(new RegExp(codePattern), { message: about(label, 'must be a code of letters, digits and hyphens, with at most 20 characters') });

/** An id that Milepost makes: a UUID. */
export const Id = (options: Options<'id'>): PropertyDecorator =>
  field((name) => ({ ...options, name, kind: 'id' }), idRule(options.label));

const idRule = (label: string): PropertyDecorator =>
  ValidateBy({ name: 'isId', validator: { validate: isId } }, { message: about(label, 'must be an id (a UUID)') });

/** Rows of a nested class, each validated in turn. */
export const Rows = (of: () => CommandClass, options: Omit<Options<'rows'>, 'of'>): PropertyDecorator =>
  field(
    (name) => ({ ...options, name, kind: 'rows', of }),
    IsArray({ message: about(options.label, 'must be a list') }),
    ArrayMinSize(options.min, { message: `${options.label}: enter at least ${options.min}` }),
    ArrayMaxSize(options.max, { message: `${options.label}: enter at most ${options.max}` }),
    ValidateNested({ each: true, message: `${options.label}: each row must be an object` }),
    Type(of),
  );
