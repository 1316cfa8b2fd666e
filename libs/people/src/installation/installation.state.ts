import type { GrantRecord } from '../granted.js';

export interface HeldGrant extends GrantRecord {
  /** The id of the person. */
  holder: string;
}

/** What holds for the whole installation. */
export interface InstallationState {
  grants: {
    /** In the order in which they were granted; also those that ended. */
    grants: HeldGrant[];
  };
}
