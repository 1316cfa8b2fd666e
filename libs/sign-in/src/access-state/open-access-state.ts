import type { Clock } from '#kernel';
import type { AccessState } from './access-state.js';
import { openClusterRecords } from './cluster-records.js';
import { SealedAccessState } from './sealed-access-state.js';
import { openSqliteRecords } from './sqlite-records.js';

export interface AccessStateChoice {
  folder: string;
  /** The URL of the cluster that stores the event log. When absent, the records are in the data folder. */
  url?: string | undefined;
  /** The master key, the same in every process. With a different one, existing records are not found. */
  secret: string;
  clock: Clock;
}

/** Opens the access records in the data folder or, when a `url` is set, on the cluster. @throws DataFolderUnusable, EventStoreUnusable */
export const openAccessState = async ({ folder, url, secret, clock }: AccessStateChoice): Promise<AccessState> =>
  new SealedAccessState(url === undefined ? openSqliteRecords(folder) : await openClusterRecords(url), clock, secret);
