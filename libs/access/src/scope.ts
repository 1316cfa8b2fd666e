/** What a grant covers. An id is that of a stream, without its kind, in lower case. */
export type Scope = { kind: 'everything' } | { kind: 'programme' | 'ulo'; id: string };

/** Where something lies: a ULO lies in its programme too. Empty: nowhere, which only the scope of everything covers. */
export interface Place {
  programme?: string;
  ulo?: string;
}

export const everything: Scope = { kind: 'everything' };

export const covers = (scope: Scope, place: Place): boolean => scope.kind === 'everything' || place[scope.kind] === scope.id;
