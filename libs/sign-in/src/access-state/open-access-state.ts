import type { Clock } from '#kernel';
import type { AccessState } from './access-state.js';
import { openClusterRecords } from './cluster-records.js';
import { SealedAccessState } from './sealed-access-state.js';
import { openSqliteRecords } from './sqlite-records.js';

export interface AccessStateChoice {
  folder: string;
  /** The address of the cluster that keeps the log; the records are in the data folder otherwise. */
  url?: string | undefined;
  /** The master key: the same in every process. With another one nothing that was kept is found. */
  secret: string;
  clock: Clock;
}

/** The access records beside the log that the settings choose. @throws DataFolderUnusable, EventStoreUnusable */
export const openAccessState = async ({ folder, url, secret, clock }: AccessStateChoice): Promise<AccessState> =>
  new SealedAccessState(url === undefined ? openSqliteRecords(folder) : await openClusterRecords(url), clock, secret);
