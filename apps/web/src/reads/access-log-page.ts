import { InvalidInput, isId, dayProblem, type FieldError, type Instant } from '#kernel';
import { accessKinds, type AccessEntry, type AccessKind, type AccessLog, type AccessQuery } from '#sign-in';
import type { Given } from './parameters.js';

/** One access of the log. */
export interface AccessLogItem {
  at: Instant;
  kind: AccessKind;
  /** The id of a person; null: nobody who is known. */
  person: string | null;
  /** How they showed who they are: openid, passkey, link, token or bearer. */
  way: string | null;
  /** What was asked for: a read by its name, a page by its address; why nobody was signed in, as a code. */
  what: string | null;
  /** What the address named. */
  ids: readonly string[];
}

export interface AccessLogPage {
  /** The newest first. There may be fewer than asked for, and a next page. */
  items: AccessLogItem[];
  /** The key of the next page. */
  next: string | null;
}

/** @throws InvalidInput when the key of the page is not valid */
export async function accessLogPage(log: AccessLog | undefined, query: AccessQuery): Promise<AccessLogPage> {
  if (!log) return { items: [], next: null };
  try {
    const { items, next } = await log.page(query);
    return { items: items.map(itemOf), next: next ?? null };
  } catch (error) {
    if (error instanceof RangeError) throw new InvalidInput([{ field: 'after', message: 'Is not the key of a page: take it from “next” of the page before' }]);
    throw error;
  }
}

const itemOf = ({ at, kind, person, way, what, ids }: AccessEntry): AccessLogItem => ({ at, kind, person: person ?? null, way: way ?? null, what: what ?? null, ids: ids ?? [] });

/** @throws InvalidInput naming every wrong parameter */
export function accessLogQueryFrom({ person, kind, from, to, after, limit = '50' }: Given): AccessQuery {
  const errors: FieldError[] = [];
  const checked = (field: string, value: unknown, isRight: boolean, message: string): string | undefined => {
    if (value !== undefined && !isRight) errors.push({ field, message });
    return value as string | undefined;
  };
  const day = (field: string, value: unknown): string | undefined => checked(field, value, dayProblem(value) === undefined, `A day ${dayProblem(value)}`);
  const query = {
    person: checked('person', person, isId(person), 'Must be an id (a UUID)')?.toString().toLowerCase(),
    kind: checked('kind', kind, accessKinds.some((one) => one === kind), `Must be one of: ${accessKinds.join(', ')}`) as AccessKind | undefined,
    from: day('from', from), to: day('to', to),
    after: checked('after', after, typeof after === 'string' && after.length <= 40, 'Is not the key of a page: take it from “next” of the page before'),
    limit: Number(checked('limit', limit, typeof limit === 'string' && /^(?:[1-9]\d?|1\d\d|200)$/u.test(limit), 'Must be a whole number from 1 to 200')),
  };
  if (errors.length > 0) throw new InvalidInput(errors);
  return query;
}
