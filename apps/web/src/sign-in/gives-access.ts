import type { Registered } from '#commands';

/** The field with the organisation whose people gain access to the ULO, and the field with its name. */
export function accessField({ fields }: Pick<Registered, 'fields'>): { name: string; names?: string } | undefined {
  const found = fields.find((one) => one.kind === 'ref' && one.givesAccess === true);
  return found?.kind === 'ref' ? found : undefined;
}

/** True for commands that can give people access. */
export const mayGiveAccess = (command: Pick<Registered, 'spec' | 'fields'>): boolean =>
  ['match-organisation-name', 'merge-organisation'].includes(command.spec.name) || accessField(command) !== undefined;
