import { isInForce, type Grant, type Scope } from '#access';
import { InvalidInput, addDays, londonDate, maxDate, type Fact, type PlainDate, type GrantedRole } from '#kernel';

/** A grant as the log records it. */
export interface GrantRecord extends Grant {
  /** The day on which the revocation was recorded; independent of the planned last day. */
  revokedOn?: PlainDate;
  /** `claim` when it comes from a claim of the OpenID provider; absent when a person granted it. */
  source?: 'claim';
}

interface Granted {
  role: GrantedRole;
  from?: PlainDate | undefined;
  to?: PlainDate | undefined;
}

/** A grant begins on the day it is recorded at the earliest: access in the past never changes. */
export function recordOf({ id, recordedAt, occurredOn }: Pick<Fact, 'id' | 'recordedAt' | 'occurredOn'>, { role, from = occurredOn, to }: Granted, scope: Scope): GrantRecord {
  return { id, role, scope, from: maxDate(from, londonDate(recordedAt)), ...(to !== undefined && { to }) };
}

/** Ends one of the grants. */
export function revoke(grants: GrantRecord[], id: string, { recordedAt }: Pick<Fact, 'recordedAt'>): void {
  const grant = grants.find((candidate) => candidate.id === id);
  if (grant) grant.revokedOn ??= londonDate(recordedAt);
}

export const isStanding = ({ revokedOn }: GrantRecord): boolean => revokedOn === undefined;

/** The grant with the days on which it was held: up to the day before its revocation. Empty when that is before its first day. */
export function asHeld({ revokedOn, id, role, scope, from, to }: GrantRecord): Grant[] {
  const ends = [...(to === undefined ? [] : [to]), ...(revokedOn === undefined ? [] : [addDays(revokedOn, -1)])].sort();
  const last = ends[0];
  return last !== undefined && last < from ? [] : [{ id, role, scope, from, ...(last !== undefined && { to: last }) }];
}

/** Grants in force on a day, which must be today or later: a revocation takes effect at once. */
export const grantsOn = (grants: readonly GrantRecord[], day: PlainDate): Grant[] =>
  grants.filter((grant) => isStanding(grant) && isInForce(grant, day)).map(asGranted);

/** Grants that begin after a day and are not revoked. */
export const grantsAfter = (grants: readonly GrantRecord[], day: PlainDate): Grant[] => grants.filter((grant) => isStanding(grant) && grant.from > day).map(asGranted);

const asGranted = ({ id, role, scope, from, to }: GrantRecord): Grant => ({ id, role, scope, from, ...(to !== undefined && { to }) });

/** @throws InvalidInput when the last day is before the first one */
export function refuseEndBeforeStart({ from, to }: Omit<Granted, 'role'>, decidedOn: PlainDate): void {
  if (to !== undefined && to < (from ?? decidedOn)) throw new InvalidInput([{ field: 'to', message: 'The last day must not be before the first one' }]);
}
