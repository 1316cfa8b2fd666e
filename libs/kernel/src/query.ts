import type { Role } from './roles.js';

/** What a query is and who may ask it: authorisation follows from the declaration, as with commands. */
export interface QuerySpec {
  /** Kebab case, a noun: `portfolio`. */
  name: string;
  /** Sentence case, for people: shown where somebody is told that they may not see it. */
  title: string;
  roles: readonly Role[];
}

export type QueryClass<Q extends object = object> = abstract new (...parameters: never[]) => Q;

const specs = new Map<QueryClass, QuerySpec>();

/** Declares a query class. */
export const Query =
  (spec: QuerySpec) =>
  (target: QueryClass): void => {
    specs.set(target, spec);
  };

export function querySpec(query: QueryClass): QuerySpec {
  const spec = specs.get(query);
  if (!spec) throw new Error(`${query.name} is not declared with @Query`);
  return spec;
}

/** Every query class declared so far. */
export const declaredQueries = (): QueryClass[] => [...specs.keys()];
