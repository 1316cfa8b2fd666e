import type { AccessStateChoice } from '../access-state/open-access-state.js';
import { AccessLog } from './access-log.js';
import { openClusterLog } from './cluster-log.js';
import { openSqliteLog } from './sqlite-log.js';

/** The access log beside the log that the settings choose. @throws DataFolderUnusable, EventStoreUnusable */
export const openAccessLog = async ({ folder, url, secret, clock }: AccessStateChoice): Promise<AccessLog> =>
  new AccessLog(url === undefined ? openSqliteLog(folder) : await openClusterLog(url, secret), clock, secret);
