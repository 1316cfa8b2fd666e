import type { GrantedRole, PlainDate } from '#kernel';
import type { Scope } from './scope.js';

/** A role that a person has in a scope. */
export interface Grant {
  /** The id of the event that granted it. */
  id: string;
  role: GrantedRole;
  scope: Scope;
  /** The first day, and the last one; both included. */
  from: PlainDate;
  to?: PlainDate;
  /** The id of the organisation for which the person acts when they use this grant. */
  through?: string;
}

export const isInForce = ({ from, to }: Pick<Grant, 'from' | 'to'>, day: PlainDate): boolean => from <= day && (to === undefined || day <= to);
