import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';

/** A VFS of SQLite that takes no locks. */
const withoutLocks = process.platform === 'win32' ? 'win32-none' : 'unix-none';

/**
 * Opens an SQLite file for reading and alters no byte in its folder. While another process has it open, SQLite's own
 * files beside it are shared with that process. Otherwise SQLite must make none: the write-ahead log, when there is
 * one, is indexed in memory.
 * @param inUse whether another process has the file open
 */
export function openUnaltered(file: string, inUse: boolean): DatabaseSync {
  const url = pathToFileURL(file);
  if (inUse) return new DatabaseSync(url, { readOnly: true, timeout: 2000 });
  if (existsSync(`${file}-wal`)) url.searchParams.set('vfs', withoutLocks);
  else url.searchParams.set('immutable', '1');
  const db = new DatabaseSync(url, { readOnly: true });
  db.exec('PRAGMA locking_mode = EXCLUSIVE');
  return db;
}
