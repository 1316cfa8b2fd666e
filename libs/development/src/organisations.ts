import { Reference, sameText } from '#kernel';

/** The reference to an organisation in a fact: its name, and its id when it was chosen from the register. */
export interface NamedOrganisation {
  name: string | null;
  id?: string | null | undefined;
}

/**
 * Compares organisations by id when both have one, otherwise by name. The comparison of names ignores case, marks, apostrophes,
 * dashes and blanks.
 */
export const sameOrganisation = (a: NamedOrganisation, b: NamedOrganisation): boolean =>
  a.id && b.id ? a.id.toLowerCase() === b.id.toLowerCase() : a.name !== null && b.name !== null && sameText(a.name, b.name);

interface Chosen {
  label: string;
  /** The field of the same command that contains the name. */
  names: string;
  /** True when the fact gives the people of the organisation access to the ULO: see `relationsOf`. */
  givesAccess?: true;
}

/** A field for the id of an organisation in the register. Another field contains its name. */
export const OrganisationReference = ({ label, ...more }: Chosen): PropertyDecorator =>
  Reference({ label: `${label} in the register`, hint: 'Choose it here when it is in the list: then its name below can be left empty.', to: 'organisation', ...more, optional: true });
