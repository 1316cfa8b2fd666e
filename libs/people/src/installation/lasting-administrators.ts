import type { PlainDate } from '#kernel';
import { isStanding } from '../granted.js';
import type { HeldGrant } from './installation.state.js';

/** Grants of administrators that have begun by a day and have no last day. After the first one there is always at least one. */
export const lastingAdministrators = (grants: readonly HeldGrant[], day: PlainDate): HeldGrant[] =>
  grants.filter((grant) => grant.role === 'administrator' && isStanding(grant) && grant.to === undefined && grant.from <= day);
