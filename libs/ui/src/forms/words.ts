import type { FieldSpec } from '#kernel';

const question = (label: string): boolean => label.trimEnd().endsWith('?');
const lower = (label: string): string => (/^[A-Z][a-z' ]/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label);

/** How an error names a field: its label, or for a question what is asked for. */
export function subjectOf(field: FieldSpec): string {
  if (!question(field.label)) return field.label;
  return field.kind === 'date' ? 'The date' : `The answer to “${field.label}”`;
}

/** What is said of a required field that was left empty. */
export function emptyMessage(field: FieldSpec): string {
  const chosen = field.kind === 'choice' || field.kind === 'choices' || field.kind === 'ref' || field.kind === 'yesno';
  if (question(field.label)) return field.kind === 'date' ? `Enter the date: ${field.label}` : `Answer the question: ${field.label}`;
  if (field.kind === 'yesno') return `Select yes or no: ${field.label}`;
  return `${chosen ? 'Select' : 'Enter'} ${lower(field.label)}`;
}
