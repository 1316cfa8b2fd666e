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

const isHeldThere = (grant: Grant, scope: Scope, on: PlainDate): boolean => isInForce(grant, on) && covers(grant.scope, scope);

/** Whether somebody holds anything there on a day that makes them take part. */
export const takesPartByGrants = ({ grants = [] }: Person, scope: Scope, on: PlainDate): boolean => grants.some((grant) => isPart(grant) && isHeldThere(grant, scope, on));

/** Whether somebody holds that role there on a day. */
export const holdsByGrants = ({ grants = [] }: Person, role: Role, scope: Scope, on: PlainDate): boolean => grants.some((grant) => grant.role === role && isHeldThere(grant, scope, on));

/** The roles in which somebody takes part on any day, each once. */
export const rolesEver = (person: Person): Role[] => (person.byGrants ? [...new Set((person.grants ?? []).filter(isPart).map(({ role }) => role as Role))] : [person.role]);

/** The roles in which somebody takes part on a day, wherever: those granted to them, or the one that was told of them. */
export const rolesOn = (person: Person, on: PlainDate): Role[] =>
  person.byGrants ? [...new Set((person.grants ?? []).filter((grant) => isPart(grant) && isInForce(grant, on)).map(({ role }) => role as Role))] : [person.role];

/** Where somebody takes part as far as it was told of them; anywhere where what was granted says so. */
export const toldScope = ({ byGrants, programme, ulo }: Person): Scope => (byGrants ? {} : { ...(programme !== undefined && { programme }), ...(ulo !== undefined && { ulo }) });
