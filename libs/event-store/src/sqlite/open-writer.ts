import { DatabaseSync } from 'node:sqlite';
import { Damaged } from '../errors.js';
import { createSchema, pragma } from './schema.js';

/**
 * Flushing a growing WAL takes a third longer than overwriting one, so a checkpoint every 500 pages (2 MiB) keeps it short.
 */
const durableSettings = 'PRAGMA page_size = 4096; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 500';

/** Opens the connection that writes. @throws Damaged, and SQLite errors */
export function openWriter(file: string, isNew: boolean): DatabaseSync {
  const db = new DatabaseSync(file, { timeout: 2000 });
  try {
    db.exec(durableSettings);
    if (pragma(db, 'journal_mode') !== 'wal') throw new Damaged(`The log file ${file} is damaged: it does not take a write-ahead log.`);
    if (isNew) db.exec(createSchema);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}
