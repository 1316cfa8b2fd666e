import { unknownNames } from '#commands';
import { InvalidInput, allRoles, capital, dayProblem, isId, type FieldError, type Role } from '#kernel';
import { isRole } from '#people';
import type { FastifyRequest } from '../security/request.js';
import { isPosition } from './read-gateway.js';

export type Given = Readonly<Record<string, unknown>>;

/** The position to wait for, from the header or from `after`, and the remaining parameters. */
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

/** `as-at` and `known-at`; for lists of history also `after` and `limit`. @throws InvalidInput naming every wrong parameter */
export function momentFrom(given: Given, paged = false): MomentAndPage {
  const errors: FieldError[] = [];
  /** @param problemOf the problem with a value; undefined for a valid value */
  const text = (name: string, problemOf: (value: unknown) => string | undefined): string | undefined => {
    const value = given[name];
    const problem = value === undefined ? undefined : problemOf(value);
    if (problem === undefined) return value as string | undefined;
    errors.push({ field: name, message: capital(problem) });
    return undefined;
  };
  const matching = (pattern: RegExp, problem: string) => (value: unknown) => (typeof value === 'string' && pattern.test(value) ? undefined : problem);
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

/** The programme to filter by, if any. @throws InvalidInput */
export function programmeFrom({ programme }: Given): { programme?: string } {
  if (programme === undefined) return {};
  if (!isId(programme)) throw new InvalidInput([{ field: 'programme', message: 'Must be an id (a UUID)' }]);
  return { programme };
}

/** The number of a version; undefined when absent. @throws InvalidInput */
export function versionFrom(given: Given, name: string): number | undefined {
  const value = given[name];
  if (value === undefined || value === '') return undefined;
  if (typeof value !== 'string' || !/^\d{1,6}$/u.test(value)) throw new InvalidInput([{ field: name, message: 'Must be the number of a version' }]);
  return Number(value);
}

/** One role; undefined when absent. @throws InvalidInput */
export function roleFrom({ role }: Given): Role | undefined {
  if (role === undefined) return undefined;
  if (!isRole(role)) throw new InvalidInput([{ field: 'role', message: `Must be one of: ${allRoles.join(', ')}` }]);
  return role;
}

/**
 * Programs get an error for unknown and repeated parameters. Pages, calendars and probes ignore unknown parameters, because
 * other sites add their own to links. Every read accepts `after` with a position.
 */
export function wrongParameters({ query, routeOptions: { url = '', config } }: FastifyRequest): InvalidInput | undefined {
  if (!url.startsWith('/api/')) return undefined;
  const given = Object.entries(query as Given);
  const known = config.parameters ?? [];
  const isKnown = ([name, value]: [string, unknown]): boolean => known.includes(name) || (name === 'after' && config.parameters !== undefined && typeof value === 'string' && isPosition(value));
  const unknown = given.filter((one) => !isKnown(one)).map(([name]) => name);
  const repeated = given.filter((one) => isKnown(one) && Array.isArray(one[1])).map(([field]) => ({ field, message: 'Is given twice: give it once' }));
  const errors = [...unknownNames('parameter', unknown, known), ...repeated];
  return errors.length > 0 ? new InvalidInput(errors) : undefined;
}
