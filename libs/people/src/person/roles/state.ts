import type { GrantRecord } from '../../granted.js';

export interface RolesState {
  /** In the order in which they were granted; also those that ended. */
  grants: GrantRecord[];
}
