import { DatabaseSync } from 'node:sqlite';
import { Damaged } from '../errors.js';
import { createSchema, pragma } from './schema.js';

/**
 * A WAL that still grows is a third slower to flush than one that is overwritten, so it is kept short:
 * a checkpoint every 500 pages (2 MiB).
 */
const durable = 'PRAGMA page_size = 4096; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 500';

/** Opens the connection that writes. @throws Damaged, and SQLite errors */
export function openWriter(file: string, isNew: boolean): DatabaseSync {
  const db = new DatabaseSync(file, { timeout: 2000 });
  try {
    db.exec(durable);
    if (pragma(db, 'journal_mode') !== 'wal') throw new Damaged(`The log file ${file} is damaged: it does not take a write-ahead log.`);
    if (isNew) db.exec(createSchema);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}
