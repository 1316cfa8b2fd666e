import { roles, type PlainDate } from '#kernel';
import type { Scope } from './scope.js';

/** What can be granted: the roles somebody acts in, and the one that grants. */
export const grantedRoles = { administrator: 'Administrator', ...roles } as const;
export type GrantedRole = keyof typeof grantedRoles;

/** A role that somebody holds in a scope. */
export interface Grant {
  /** The id of the event that granted it. */
  id: string;
  role: GrantedRole;
  scope: Scope;
  /** The first day, and the last one; both included. */
  from: PlainDate;
  to?: PlainDate;
}

export const isInForce = ({ from, to }: Pick<Grant, 'from' | 'to'>, day: PlainDate): boolean => from <= day && (to === undefined || day <= to);
