import { isInForce, type Grant, type Scope as Extent } from '#access';
import { roles, type PlainDate, type Role } from '#kernel';
import type { Person, Scope } from './person.js';

const covers = (extent: Extent, { programme, ulo }: Scope): boolean => {
  if (extent.kind === 'everything') return true;
  if (extent.kind === 'programme') return programme === extent.id;
  if (ulo === undefined) return false;
  return extent.kind === 'organisation' ? extent.ulos?.includes(ulo) === true : ulo === extent.id;
};

/** An administrator only manages access: that role alone does not make a person take part. */
const takesPartByRole = ({ role }: Grant): boolean => Object.hasOwn(roles, role);

const isHeldIn = (grant: Grant, scope: Scope, on: PlainDate): boolean => isInForce(grant, on) && covers(grant.scope, scope);

/** Whether a person has a grant in this scope on a day that makes them take part. */
export const takesPartByGrants = ({ grants = [] }: Person, scope: Scope, on: PlainDate): boolean => grants.some((grant) => takesPartByRole(grant) && isHeldIn(grant, scope, on));

/** Whether a person has this role in this scope on a day. */
export const holdsByGrants = ({ grants = [] }: Person, role: Role, scope: Scope, on: PlainDate): boolean => grants.some((grant) => grant.role === role && isHeldIn(grant, scope, on));

/** The roles in which a person takes part on any day, each once. */
export const rolesEver = (person: Person): Role[] => (person.byGrants ? [...new Set((person.grants ?? []).filter(takesPartByRole).map(({ role }) => role as Role))] : [person.role]);

/** The roles in which a person takes part on a day, in any scope: the granted roles, or the one in their details. */
export const rolesOn = (person: Person, on: PlainDate): Role[] =>
  person.byGrants ? [...new Set((person.grants ?? []).filter((grant) => takesPartByRole(grant) && isInForce(grant, on)).map(({ role }) => role as Role))] : [person.role];

/** The programme and ULO in a person’s details; empty (unlimited) when grants decide where they take part. */
export const reminderScope = ({ byGrants, programme, ulo }: Person): Scope => (byGrants ? {} : { ...(programme !== undefined && { programme }), ...(ulo !== undefined && { ulo }) });
