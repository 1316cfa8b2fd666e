import type { Grant } from './grant.js';
import type { Place } from './scope.js';

/** The filter of lists: everything, or only these programmes, with their ULOs, and these ULOs. */
export type Within = 'everything' | { programmes: readonly string[]; ulos: readonly string[] };

export function withinOf(grants: readonly Pick<Grant, 'scope'>[]): Within {
  const ids = { programme: new Set<string>(), ulo: new Set<string>() };
  for (const { scope } of grants) {
    if (scope.kind === 'everything') return 'everything';
    if (scope.kind === 'organisation') for (const id of scope.ulos ?? []) ids.ulo.add(id);
    else ids[scope.kind].add(scope.id);
  }
  return { programmes: [...ids.programme].sort(), ulos: [...ids.ulo].sort() };
}

export const isWithin = (within: Within, place: Place): boolean =>
  within === 'everything' || (place.programme !== undefined && within.programmes.includes(place.programme)) || (place.ulo !== undefined && within.ulos.includes(place.ulo));

export const nowhere: Within = { programmes: [], ulos: [] };
