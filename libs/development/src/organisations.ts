import { Reference, sameText } from '#kernel';

/** An organisation as a fact names it: by its name, and by its id where it was chosen from the register. */
export interface NamedOrganisation {
  name: string | null;
  id?: string | null | undefined;
}

/**
 * Organisations are told apart by their ids where both have one, else by name, however it is spelled: case, marks, apostrophes,
 * dashes and blanks do not matter.
 */
export const sameOrganisation = (a: NamedOrganisation, b: NamedOrganisation): boolean =>
  a.id && b.id ? a.id.toLowerCase() === b.id.toLowerCase() : a.name !== null && b.name !== null && sameText(a.name, b.name);

interface Chosen {
  label: string;
  /** The field beside it that holds the name. */
  names: string;
  /** True when who holds a role in the organisation has access to the ULO by the fact: see `relationsOf`. */
  givesAccess?: true;
}

/** An organisation of the register. Its name stands in another field. */
export const OrganisationReference = ({ label, ...more }: Chosen): PropertyDecorator =>
  Reference({ label: `${label} in the register`, hint: 'Choose it here when it is in the list: then its name below can be left empty.', to: 'organisation', ...more, optional: true });
