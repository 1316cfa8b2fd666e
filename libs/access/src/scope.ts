/**
 * What a grant covers. An id is that of a stream, without its kind, in lower case. An organisation covers the ULOs that it mentors, commissions
 * or funds today: `ulos`, for lists, once they were looked up.
 */
export type Scope = { kind: 'everything' } | { kind: 'programme' | 'ulo'; id: string } | { kind: 'organisation'; id: string; ulos?: readonly string[] };

/**
 * Where something lies: a ULO lies in its programme too, and with the organisations that mentor, commission or fund it today. Empty: nowhere,
 * which only the scope of everything covers. Organisations may be worked out when they are asked for.
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
