import type { AccessStateChoice } from '../access-state/open-access-state.js';
import { AccessLog } from './access-log.js';
import { openClusterLog } from './cluster-log.js';
import { openSqliteLog } from './sqlite-log.js';

/** Opens the access log in the data folder or, when a `url` is set, on the cluster. @throws DataFolderUnusable, EventStoreUnusable */
export const openAccessLog = async ({ folder, url, secret, clock }: AccessStateChoice): Promise<AccessLog> =>
  new AccessLog(url === undefined ? openSqliteLog(folder) : await openClusterLog(url, secret), clock, secret);
