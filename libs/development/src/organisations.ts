import { sameText } from '#kernel';

/** Organisations are told apart by name, however it is spelled: case, marks, apostrophes, dashes and blanks do not matter. */
export const sameOrganisation = (a: string | null, b: string | null): boolean =>
  a !== null && b !== null && sameText(a, b);
