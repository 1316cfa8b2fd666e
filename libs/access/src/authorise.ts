import { Forbidden, actorRoles, grantedRoles, rolesAmong, type ActorRole } from '#kernel';
import type { Grant } from './grant.js';
import type { Identity } from './identity.js';
import { covers, type Place } from './scope.js';

/** The roles that may use a command or a query, from its declaration. */
export interface Restricted {
  /** Begins with a verb: it completes "… cannot". */
  title: string;
  roles: readonly ActorRole[];
}

/**
 * The grants that have an allowed role, in any scope. The caller must check that one of their scopes covers the thing.
 * @throws Forbidden naming the allowed roles
 */
export function authorise({ grants }: Pick<Identity, 'grants'>, restricted: Restricted): readonly Grant[] {
  const allowing = grants.length > FEW ? rememberedAllowing(grants, restricted.roles) : allowingOf(grants, restricted.roles);
  if (allowing.length === 0) throw forbidden(restricted, grants.map(({ role }) => role));
  return allowing;
}

const allowingOf = (grants: readonly Grant[], roles: readonly ActorRole[]): readonly Grant[] => grants.filter(({ role }) => roles.includes(role));

type ByRoles = WeakMap<readonly ActorRole[], readonly Grant[]>;
const remembered = new WeakMap<readonly Grant[], ByRoles>();

/** Cached by the identity of both lists: a person's list of grants and a declaration's list of roles are the same object in each request. */
function rememberedAllowing(grants: readonly Grant[], roles: readonly ActorRole[]): readonly Grant[] {
  const byRoles: ByRoles = remembered.get(grants) ?? new WeakMap();
  remembered.set(grants, byRoles);
  const allowing = byRoles.get(roles) ?? allowingOf(grants, roles);
  byRoles.set(roles, allowing);
  return allowing;
}

/** Up to this number of grants, comparing them is faster than a lookup. */
const FEW = 8;

/** @throws Forbidden when the role is not one of the allowed roles */
export function authoriseRole(restricted: Restricted, role: ActorRole): void {
  if (!restricted.roles.includes(role)) throw forbidden(restricted, [role]);
}

/** @throws Forbidden when no allowed role is granted for everything */
export function authoriseEverywhere(identity: Pick<Identity, 'grants'>, restricted: Restricted): void {
  if (!authorise(identity, restricted).some(isEverywhere)) throw forbiddenOutside(restricted);
}

/** The person has to sign in again first (403; pages redirect to the sign-in). */
export class StepUpNeeded extends Error {
  override readonly name = 'StepUpNeeded';
  constructor(title: string) {
    super(`To ${action(title)}, sign in again: it has to be within the last ten minutes. A token cannot.`);
  }
}

/** @throws StepUpNeeded */
export function assertSteppedUp({ steppedUp }: Pick<Identity, 'steppedUp'>, { title, stepUp }: { title: string; stepUp?: true }): void {
  if (stepUp && steppedUp === false) throw new StepUpNeeded(title);
}

export const isAllowed = ({ grants }: Pick<Identity, 'grants'>, { roles }: Pick<Restricted, 'roles'>): boolean => grants.some(({ role }) => roles.includes(role));

export const isEverywhere = ({ scope }: Pick<Grant, 'scope'>): boolean => scope.kind === 'everything';

/** The grants that cover one of the places of a thing. */
export function grantsAt(grants: readonly Grant[], places: readonly Place[]): readonly Grant[] {
  if (grants.length <= FEW) return grants.filter(({ scope }) => places.some((place) => covers(scope, place)) || scope.kind === 'everything');
  // A person may have a thousand grants, most for other places: the set of ids excludes those quickly.
  const asksOrganisations = grants.some(({ scope }) => scope.kind === 'organisation');
  const ids = new Set(places.flatMap((place) => [place.programme, place.ulo, ...(asksOrganisations ? (place.organisations ?? []) : [])]));
  const covering: Grant[] = [];
  for (const grant of grants) {
    const { scope } = grant;
    if (scope.kind === 'everything' || (ids.has(scope.id) && places.some((place) => covers(scope, place)))) covering.push(grant);
  }
  return covering;
}

/** The error for a thing outside programmes and ULOs, when the person's role is only for some programmes or ULOs. */
export const forbiddenOutside = ({ title, roles }: Restricted): Forbidden =>
  new Forbidden(action(title), 'Somebody whose role covers single programmes or ULOs', namesOf(roles).map((role) => `${role} for everything`));

const forbidden = ({ title, roles }: Restricted, held: readonly ActorRole[]): Forbidden =>
  new Forbidden(action(title), held.length === 0 ? 'Somebody without a role' : [...new Set(held)].map((role) => actorRoles[role]).join(', '), namesOf(roles));

const action = (title: string): string => title.charAt(0).toLowerCase() + title.slice(1);

/** In lower case, without the roles that cannot be granted. */
const namesOf = (roles: readonly ActorRole[]): string[] =>
  rolesAmong(roles).map((role) => grantedRoles[role].toLowerCase());
