import { grantsAt, isEverywhere, type Grant, type Identity, type Place } from '#access';
import type { Places } from '#commands';
import { Forbidden, grantedRoles, type GrantedRole } from '#kernel';
import type { CurrentGrants } from '../security/current-grants.js';

/** Roles that invite people to sign in. */
export const inviters: readonly GrantedRole[] = ['administrator', 'programme-manager'];
/** Roles that only administrators invite. */
const byAdministrators: readonly GrantedRole[] = ['administrator', 'programme-manager'];

/**
 * A person who sends an invitation, or changes its address, can use it. So only people who may grant all roles of the invited
 * person may invite them.
 */
export async function mayInvite(actor: Identity, person: string, currentGrants: Pick<CurrentGrants, 'of'>, places: Places): Promise<boolean> {
  const held = await currentGrants.of(person);
  const inviting = actor.grants.filter(({ role }) => inviters.includes(role));
  if (held.length === 0) return inviting.length > 0;
  for (const grant of held) {
    const granting = inviting.filter(({ role }) => role === 'administrator' || !byAdministrators.includes(grant.role));
    if (!(await covered(grant, granting, places))) return false;
  }
  return true;
}

/** @param doing completes “… cannot”: the action on the person @throws Forbidden */
export async function assertMayInvite(doing: string, actor: Identity, person: string, currentGrants: Pick<CurrentGrants, 'of'>, places: Places): Promise<void> {
  if (await mayInvite(actor, person, currentGrants, places)) return;
  throw new Forbidden(`${doing} somebody who holds roles that you may not grant`, actor.grants.map(({ role }) => grantedRoles[role]).join(', '), ['administrator']);
}

async function covered({ scope }: Grant, granting: readonly Grant[], places: Places): Promise<boolean> {
  if (granting.some(isEverywhere)) return true;
  if (scope.kind === 'everything') return false;
  const where: readonly Place[] = scope.kind === 'programme' ? [{ programme: scope.id }] : await places.of(scope.kind, scope.id);
  return grantsAt(granting, where).length > 0;
}
