import type { Registered } from '#commands';

/** The field of an organisation whose people gain access to the ULO, with the field of its name. */
export function accessField({ fields }: Pick<Registered, 'fields'>): { name: string; names?: string } | undefined {
  const found = fields.find((one) => one.kind === 'ref' && one.givesAccess === true);
  return found?.kind === 'ref' ? found : undefined;
}

/** Whether somebody may gain access by such a command at all. */
export const mayGiveAccess = (command: Pick<Registered, 'spec' | 'fields'>): boolean =>
  ['match-organisation-name', 'merge-organisation'].includes(command.spec.name) || accessField(command) !== undefined;
