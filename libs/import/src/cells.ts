import { normaliseLineBreaks, fieldsOf, foldText, isId, readFigure, type Choices, type FieldSpec, type Json, type Reading } from '#kernel';
import { Unreadable } from './bad-rows.js';
import { dayFrom, type DayContext } from './days.js';

/** What the value of a cell may depend on in addition to its text. */
export interface CellContext extends DayContext {
  /** The id for the label of an earlier row, or for the name of a ULO or programme. @throws Unreadable */
  idOf(label: string): string;
}

const listSeparator = ';';
const partSeparator = '|';

/**
 * Converts the text of a cell to the value of a command's field. It checks only the notation: a number, a known choice, a day.
 * Command validation checks whether the value is acceptable.
 * @throws Unreadable
 */
export function valueFrom(field: FieldSpec, text: string, context: CellContext): Json {
  switch (field.kind) {
    case 'text':
      return text;
    case 'longtext':
      return normaliseLineBreaks(text);
    case 'whole':
    case 'decimal':
    case 'money':
      return found(text, readFigure(field, text));
    case 'date':
      return dayFrom(text, context);
    case 'yesno':
      return yesOrNo(text);
    case 'choice':
      return codeFrom(field.options, text);
    case 'choices':
      return split(text, listSeparator).map((one) => codeFrom(field.options, one));
    case 'ref':
      return isId(text) || field.by === 'code' ? text : context.idOf(text);
    case 'id':
      return isId(text) ? text : context.idOf(text);
    case 'rows':
      return split(text, listSeparator).map((row) => nested(fieldsOf(field.of()), row, context));
  }
}

/** Parses `salaries | £21,000`: the fields of a nested row in their declared order. Optional fields at the end may be missing. */
function nested(fields: readonly FieldSpec[], text: string, context: CellContext): Json {
  const parts = text.split(partSeparator).map((part) => part.trim());
  if (parts.length > fields.length)
    throw new Unreadable(`“${text}” has ${parts.length} parts; there are ${fields.length}: ${fields.map((f) => f.label).join(' | ')}.`);
  return Object.fromEntries(
    fields.flatMap((field, i) => {
      const part = parts[i] ?? '';
      return part === '' ? [] : [[field.name, valueFrom(field, part, context)]];
    }),
  );
}

const split = (text: string, separator: string): string[] =>
  text.split(separator).map((one) => one.trim()).filter((one) => one !== '');

/** @throws Unreadable */
function found<T>(text: string, read: Reading<T>): T {
  if ('value' in read) return read.value;
  throw new Unreadable(`“${text}” ${read.problem}.`);
}

const answers: Readonly<Record<string, boolean>> = { yes: true, true: true, y: true, no: false, false: false, n: false };

function yesOrNo(text: string): boolean {
  const answer = answers[foldText(text)];
  if (answer === undefined) throw new Unreadable(`“${text}” must be yes or no.`);
  return answer;
}

/** Finds a choice by its code or label; case is ignored. @throws Unreadable */
function codeFrom(options: Choices, text: string): string {
  const wanted = foldText(text);
  const found = Object.entries(options).find(([code, words]) => code === wanted || foldText(words) === wanted);
  if (!found) throw new Unreadable(`“${text}” is not one of: ${Object.keys(options).join(', ')}.`);
  return found[0];
}
