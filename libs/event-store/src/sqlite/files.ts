import { join } from 'node:path';

/** The log of a data folder. While it is open, SQLite keeps `log.db-wal` and `log.db-shm` next to it. */
export const logFileOf = (folder: string): string => join(folder, 'log.db');
