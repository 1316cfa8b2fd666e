import type { Registered } from '#commands';
import { textOf, type FormValues } from '#ui';
import type { Subject } from './subject.js';

/** The fields by which a form chooses organisations, with the field of the name that is recorded beside each. */
const choices = ({ fields }: Registered): { name: string; names: string }[] =>
  fields.flatMap((field) => (field.kind === 'ref' && field.to === 'organisation' && field.names !== undefined ? [{ name: field.name, names: field.names }] : []));

/** Of an organisation that was chosen, its name in the register is recorded beside it. */
export function withRegisterNames(registered: Registered, { offers }: Subject, posted: FormValues): FormValues {
  const found = choices(registered).flatMap(({ name, names }) => {
    const chosen = offers['organisation']?.find(({ value }) => value === textOf(posted, name));
    return chosen ? [[names, chosen.text]] : [];
  });
  return { ...posted, ...(Object.fromEntries(found) as FormValues) };
}

/** While there is nothing to choose from, names are typed and nothing more is asked. */
export function withoutEmptyRegister(registered: Registered, subject: Subject): Subject {
  if ((subject.offers['organisation'] ?? []).length > 0) return subject;
  return { ...subject, hidden: { ...subject.hidden, ...Object.fromEntries(choices(registered).map(({ name }) => [name, ''])) } };
}
