/** Organisations are told apart by name, whatever the case and the spacing. */
export const sameOrganisation = (a: string | null, b: string | null): boolean =>
  a !== null && b !== null && normal(a) === normal(b);

const normal = (name: string): string => name.trim().replace(/\s+/gu, ' ').toLocaleLowerCase('en-GB');
