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
  const allowing: Grant[] = [];
  // A loop: it takes half the time of a filter with a thousand grants, and it is on the way of every request.
  for (const grant of grants) if (restricted.roles.includes(grant.role)) allowing.push(grant);
  if (allowing.length === 0) throw forbidden(restricted, grants.map(({ role }) => role));
  return allowing;
}

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

/** Grants that are compared faster than their ids are looked up. */
const FEW = 8;

/** The grants that cover one of the places where something lies. */
export function grantsAt(grants: readonly Grant[], places: readonly Place[]): readonly Grant[] {
  if (grants.length <= FEW) return grants.filter(({ scope }) => places.some((place) => covers(scope, place)) || scope.kind === 'everything');
  // Most grants are elsewhere, and somebody may hold a thousand: their ids are looked up before anything is compared.
  const asksOrganisations = grants.some(({ scope }) => scope.kind === 'organisation');
  const ids = new Set(places.flatMap((place) => [place.programme, place.ulo, ...(asksOrganisations ? (place.organisations ?? []) : [])]));
  return grants.filter(({ scope }) => scope.kind === 'everything' || (ids.has(scope.id) && places.some((place) => covers(scope, place))));
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
