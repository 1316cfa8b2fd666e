import { join } from 'node:path';

/** The log of a data folder. SQLite keeps `log.db-wal` and `log.db-shm` beside it while it is open. */
export const logFileOf = (folder: string): string => join(folder, 'log.db');
