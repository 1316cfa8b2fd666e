import type { GrantRecord } from '../../granted.js';

export interface RolesState {
  /** In the order in which they were granted, including those that ended. */
  grants: GrantRecord[];
}
