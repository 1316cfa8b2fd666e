import type { PlainDate } from '#kernel';
import { isStanding } from '../granted.js';
import type { HeldGrant } from './installation.state.js';

/** Administrators by that day, without a last one: one there always is, once there was one. */
export const lastingAdministrators = (grants: readonly HeldGrant[], day: PlainDate): HeldGrant[] =>
  grants.filter((grant) => grant.role === 'administrator' && isStanding(grant) && grant.to === undefined && grant.from <= day);
