import type { Registered } from '#commands';
import { textOf, type FormValues } from '#ui';
import type { Subject } from './subject.js';

/** The fields with which a form chooses organisations, each with the field for the recorded name. */
const choices = ({ fields }: Registered): { name: string; names: string }[] =>
  fields.flatMap((field) => (field.kind === 'ref' && field.to === 'organisation' && field.names !== undefined ? [{ name: field.name, names: field.names }] : []));

/** Adds the name from the register for each chosen organisation. */
export function withRegisterNames(registered: Registered, { offers }: Subject, posted: FormValues): FormValues {
  const found = choices(registered).flatMap(({ name, names }) => {
    const chosen = offers['organisation']?.find(({ value }) => value === textOf(posted, name));
    return chosen ? [[names, chosen.text]] : [];
  });
  return { ...posted, ...(Object.fromEntries(found) as FormValues) };
}

/** Without organisations to choose from, the form has only a text field for the name. */
export function withoutEmptyRegister(registered: Registered, subject: Subject): Subject {
  if ((subject.offers['organisation'] ?? []).length > 0) return subject;
  return { ...subject, hidden: { ...subject.hidden, ...Object.fromEntries(choices(registered).map(({ name }) => [name, ''])) } };
}
