import { isInForce, type Grant, type Scope as Extent } from '#access';
import { roles, type PlainDate, type Role } from '#kernel';
import type { Person, Scope } from './person.js';

const covers = (extent: Extent, { programme, ulo }: Scope): boolean => {
  if (extent.kind === 'everything') return true;
  if (extent.kind === 'programme') return programme === extent.id;
  if (ulo === undefined) return false;
  return extent.kind === 'organisation' ? extent.ulos?.includes(ulo) === true : ulo === extent.id;
};

/** An administrator says who may do what, and takes no part by it. */
const isPart = ({ role }: Grant): boolean => Object.hasOwn(roles, role);

/** What somebody holds there on a day that makes them take part. */
export const heldThere = ({ grants = [] }: Person, scope: Scope, on: PlainDate): readonly Grant[] => grants.filter((grant) => isPart(grant) && isInForce(grant, on) && covers(grant.scope, scope));

/** The roles in which somebody takes part on a day, wherever: those granted to them, or the one that was told of them. */
export const rolesOn = (person: Person, on: PlainDate): Role[] =>
  person.byGrants ? [...new Set((person.grants ?? []).filter((grant) => isPart(grant) && isInForce(grant, on)).map(({ role }) => role as Role))] : [person.role];

/** Where somebody takes part as far as it was told of them; anywhere where what was granted says so. */
export const toldScope = ({ byGrants, programme, ulo }: Person): Scope => (byGrants ? {} : { ...(programme !== undefined && { programme }), ...(ulo !== undefined && { ulo }) });
