import type { FieldSpec } from '#kernel';

const question = (label: string): boolean => label.trimEnd().endsWith('?');
const lower = (label: string): string => (/^[A-Z][a-z' ]/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label);

/** How an error names a field: its label, or for a question what is asked for. */
export function subjectOf(field: FieldSpec): string {
  if (field.noun !== undefined) return `The ${field.noun}`;
  if (!question(field.label)) return field.label;
  return field.kind === 'date' ? 'The date' : `The answer to “${field.label}”`;
}

/** What is said of a required field that was left empty. */
export function emptyMessage(field: FieldSpec): string {
  const chosen = field.kind === 'choice' || field.kind === 'choices' || field.kind === 'ref' || field.kind === 'yesno';
  if (field.noun !== undefined) return `${chosen ? 'Select' : 'Enter'} the ${field.noun}`;
  if (field.kind === 'yesno') return `Select yes or no for “${field.label}”`;
  if (question(field.label)) return field.kind === 'date' ? `Enter a date for “${field.label}”` : `${chosen ? 'Select' : 'Enter'} an answer to “${field.label}”`;
  if (field.kind === 'whole') return `Enter a number for “${field.label}”`;
  return `${chosen ? 'Select' : 'Enter'} the ${lower(field.label)}`;
}
