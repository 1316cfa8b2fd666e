/**
 * The things that a grant covers. `id` is the id of a stream, without its kind, in lower case. An organisation covers the ULOs that it
 * mentors, commissions or funds today. `ulos` has their ids, for lists, once they are looked up.
 */
export type Scope = { kind: 'everything' } | { kind: 'programme' | 'ulo'; id: string } | { kind: 'organisation'; id: string; ulos?: readonly string[] };

/**
 * The position of a thing among the scopes: a ULO with its programme, and with the organisations that mentor, commission or fund it today.
 * An empty place is covered only by the scope of everything. `organisations` may be a getter that looks them up.
 */
export interface Place {
  programme?: string;
  ulo?: string;
  readonly organisations?: readonly string[];
}

export const everything: Scope = { kind: 'everything' };

export function covers(scope: Scope, place: Place): boolean {
  if (scope.kind === 'everything') return true;
  return scope.kind === 'organisation' ? place.organisations?.includes(scope.id) === true : place[scope.kind] === scope.id;
}
