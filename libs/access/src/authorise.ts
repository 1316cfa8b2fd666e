import { Forbidden, actorRoles, grantedRoles, rolesAmong, type ActorRole } from '#kernel';
import type { Grant } from './grant.js';
import type { Identity } from './identity.js';
import { covers, type Place } from './scope.js';

/** Who may do a thing: declared on commands and on queries. */
export interface Restricted {
  /** A verb first: it completes "… cannot". */
  title: string;
  roles: readonly ActorRole[];
}

/**
 * The grants of those roles that somebody holds, wherever: what is asked for has to lie in one of them.
 * @throws Forbidden naming the roles that may
 */
export function authorise({ grants }: Pick<Identity, 'grants'>, restricted: Restricted): readonly Grant[] {
  const allowing = grants.length > FEW ? rememberedAllowing(grants, restricted.roles) : allowingOf(grants, restricted.roles);
  if (allowing.length === 0) throw forbidden(restricted, grants.map(({ role }) => role));
  return allowing;
}

const allowingOf = (grants: readonly Grant[], roles: readonly ActorRole[]): readonly Grant[] => grants.filter(({ role }) => roles.includes(role));

type ByRoles = WeakMap<readonly ActorRole[], readonly Grant[]>;
const remembered = new WeakMap<readonly Grant[], ByRoles>();

/** What somebody holds stays the same list from request to request, and so do the roles of a declaration. */
function rememberedAllowing(grants: readonly Grant[], roles: readonly ActorRole[]): readonly Grant[] {
  const byRoles: ByRoles = remembered.get(grants) ?? new WeakMap();
  remembered.set(grants, byRoles);
  const allowing = byRoles.get(roles) ?? allowingOf(grants, roles);
  byRoles.set(roles, allowing);
  return allowing;
}

/** Grants that are compared faster than they are looked up. */
const FEW = 8;

/** @throws Forbidden when the role is none of those that may */
export function authoriseRole(restricted: Restricted, role: ActorRole): void {
  if (!restricted.roles.includes(role)) throw forbidden(restricted, [role]);
}

/** @throws Forbidden when no such role is held for everything that there is */
export function authoriseEverywhere(identity: Pick<Identity, 'grants'>, restricted: Restricted): void {
  if (!authorise(identity, restricted).some(isEverywhere)) throw forbiddenOutside(restricted);
}

/** Anyone who asks has to prove again who they are (403; pages lead to the sign-in). */
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

/** The grants that cover one of the places where something lies. */
export function grantsAt(grants: readonly Grant[], places: readonly Place[]): readonly Grant[] {
  if (grants.length <= FEW) return grants.filter(({ scope }) => places.some((place) => covers(scope, place)) || scope.kind === 'everything');
  // Most grants are elsewhere, and somebody may hold a thousand: their ids are looked up before anything is compared.
  const asksOrganisations = grants.some(({ scope }) => scope.kind === 'organisation');
  const ids = new Set(places.flatMap((place) => [place.programme, place.ulo, ...(asksOrganisations ? (place.organisations ?? []) : [])]));
  const covering: Grant[] = [];
  for (const grant of grants) {
    const { scope } = grant;
    if (scope.kind === 'everything' || (ids.has(scope.id) && places.some((place) => covers(scope, place)))) covering.push(grant);
  }
  return covering;
}

/** For what lies in no programme and no ULO, when the role is held for some of them only. */
export const forbiddenOutside = ({ title, roles }: Restricted): Forbidden =>
  new Forbidden(action(title), 'Somebody whose role covers single programmes or ULOs', namesOf(roles).map((role) => `${role} for everything`));

const forbidden = ({ title, roles }: Restricted, held: readonly ActorRole[]): Forbidden =>
  new Forbidden(action(title), held.length === 0 ? 'Somebody without a role' : [...new Set(held)].map((role) => actorRoles[role]).join(', '), namesOf(roles));

const action = (title: string): string => title.charAt(0).toLowerCase() + title.slice(1);

/** In lower case; without the authors whom nobody can be. */
const namesOf = (roles: readonly ActorRole[]): string[] =>
  rolesAmong(roles).map((role) => grantedRoles[role].toLowerCase());
