import type { FieldSpec } from '#kernel';

const isQuestion = (label: string): boolean => label.trimEnd().endsWith('?');
const lowerFirst = (label: string): string => (/^[A-Z][a-z' ]/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label);

/** The subject of an error about a field: its noun or its label. For a isQuestion it is the date or the answer. */
export function subjectOf(field: FieldSpec): string {
  if (field.noun !== undefined) return `The ${field.noun}`;
  if (!isQuestion(field.label)) return field.label;
  return field.kind === 'date' ? 'The date' : `The answer to “${field.label}”`;
}

/** The error message of an empty required field. */
export function emptyMessage(field: FieldSpec): string {
  const isSelected = field.kind === 'choice' || field.kind === 'choices' || field.kind === 'ref' || field.kind === 'yesno';
  if (field.noun !== undefined) return `${isSelected ? 'Select' : 'Enter'} the ${field.noun}`;
  if (field.kind === 'yesno') return `Select yes or no for “${field.label}”`;
  if (isQuestion(field.label)) return field.kind === 'date' ? `Enter a date for “${field.label}”` : `${isSelected ? 'Select' : 'Enter'} an answer to “${field.label}”`;
  if (field.kind === 'whole') return `Enter a number for “${field.label}”`;
  return `${isSelected ? 'Select' : 'Enter'} the ${lowerFirst(field.label)}`;
}
