import { isWithin, nowhere, type Within } from '#access';
import type { PlainDate } from '#kernel';
import { isReadable, takesPartIn, type PeopleDirectory, type Scope } from '#people';

/** The person who was named for a step. */
export interface StepPerson {
  id: string;
  /** Null: the visitor does not see names, or their details cannot be read. */
  name: string | null;
  /** True when they take no part any more, or their details cannot be read: the step is its role's again. */
  gone: boolean;
}

/** The people whose names the reader may see. */
export interface KnownPeople {
  /** Undefined while the read model is being built. Then no names are known, and no person counts as gone. */
  directory: PeopleDirectory | undefined;
  /** The scope in which the reader may see names. */
  names: Within;
}

export const noPeople: KnownPeople = { directory: undefined, names: nowhere };

export function stepPerson(id: string | null, { directory, names }: KnownPeople, scope: Scope, on: PlainDate): StepPerson | null {
  if (id === null) return null;
  const found = directory?.person(id);
  const gone = directory !== undefined && !(isReadable(found) && takesPartIn(found, scope, on));
  return { id, name: isReadable(found) && isWithin(names, scope) ? found.name : null, gone };
}

/** The name of the person for a step, otherwise the label of its role. */
export const ownerInWords = ({ owner, person }: { owner: { label: string }; person: StepPerson | null }): string =>
  person === null || person.gone ? owner.label : (person.name ?? owner.label);
