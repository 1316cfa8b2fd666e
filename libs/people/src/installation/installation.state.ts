import type { GrantRecord } from '../granted.js';

export interface HeldGrant extends GrantRecord {
  /** The id of the person. */
  holder: string;
}

/** State of the installation as a whole. */
export interface InstallationState {
  grants: {
    /** In the order in which they were granted, including those that ended. */
    grants: HeldGrant[];
  };
}
