import { InvalidInput, allRoles, capital, dayProblem, isId, type FieldError, type Role } from '#kernel';
import { isRole } from '#people';
import type { FastifyRequest } from '../../security/request.js';
import { isPosition } from './read-gateway.js';

export type Given = Readonly<Record<string, unknown>>;

/** What to wait for, from the header or from `after`, and the parameters that are left. */
export function positionIn({ headers }: FastifyRequest, given: Given): { position: string | undefined; rest: Given } {
  const header = headers['milepost-after'];
  const { after, ...rest } = given;
  if (typeof after === 'string' && isPosition(after)) return { position: after, rest };
  return { position: typeof header === 'string' ? header : undefined, rest: given };
}

interface MomentAndPage {
  asAt?: string;
  knownAt?: string;
  after?: string;
  limit?: number;
}

/** `as-at`, `known-at` and, for lists of history, `after` and `limit`. @throws InvalidInput naming every wrong one */
export function momentFrom(given: Given, paged = false): MomentAndPage {
  const errors: FieldError[] = [];
  const known = ['as-at', 'known-at', ...(paged ? ['after', 'limit'] : [])];
  /** @param problemOf what is wrong with a value, undefined when nothing is */
  const text = (name: string, problemOf: (value: unknown) => string | undefined): string | undefined => {
    const value = given[name];
    const problem = value === undefined ? undefined : problemOf(value);
    if (problem === undefined) return value as string | undefined;
    errors.push({ field: name, message: capital(problem) });
    return undefined;
  };
  const matching = (pattern: RegExp, problem: string) => (value: unknown) => (typeof value === 'string' && pattern.test(value) ? undefined : problem);
  for (const name of Object.keys(given))
    if (!known.includes(name)) errors.push({ field: name, message: `There is no such parameter. Known are: ${known.join(', ')}` });
  const asAt = text('as-at', dayProblem);
  const knownAt = text('known-at', dayProblem);
  const after = paged ? text('after', matching(/^\d{1,9}$/u, 'is not the key of a page: take it from “next” of the page before')) : undefined;
  const limit = paged ? text('limit', matching(/^(?:[1-9]\d?|1\d\d|200)$/u, 'must be a whole number from 1 to 200')) : undefined;
  if (errors.length > 0) throw new InvalidInput(errors);
  return {
    ...(asAt === undefined ? {} : { asAt }),
    ...(knownAt === undefined ? {} : { knownAt }),
    ...(after === undefined ? {} : { after }),
    ...(paged ? { limit: Number(limit ?? 50) } : {}),
  };
}

/** One programme or all. @throws InvalidInput */
export function programmeFrom(given: Given): { programme?: string } {
  const { programme, ...others } = given;
  const errors: FieldError[] = Object.keys(others).map((field) => ({ field, message: 'There is no such parameter. Known is: programme' }));
  if (programme !== undefined && !isId(programme)) errors.push({ field: 'programme', message: 'Must be an id (a UUID)' });
  if (errors.length > 0) throw new InvalidInput(errors);
  return isId(programme) ? { programme } : {};
}

/** A list that takes no parameters at all. @throws InvalidInput */
export function nothingFrom(given: Given): void {
  const errors = Object.keys(given).map((field) => ({ field, message: 'There is no such parameter' }));
  if (errors.length > 0) throw new InvalidInput(errors);
}

/** One role; the asker's own when absent. @throws InvalidInput */
export function roleFrom(given: Given, own: Role): Role {
  const { role = own, ...others } = given;
  const errors: FieldError[] = Object.keys(others).map((field) => ({ field, message: 'There is no such parameter. Known is: role' }));
  if (!isRole(role)) errors.push({ field: 'role', message: `Must be one of: ${allRoles.join(', ')}` });
  if (errors.length > 0) throw new InvalidInput(errors);
  return isRole(role) ? role : own;
}
