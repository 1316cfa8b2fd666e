import { existsSync, readFileSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { holdsCommits } from './wal-frames.js';

/** A VFS of SQLite that takes no locks. */
const withoutLocks = process.platform === 'win32' ? 'win32-none' : 'unix-none';

const read = (wal: string): Buffer => (existsSync(wal) ? readFileSync(wal) : Buffer.alloc(0));

/**
 * Opens an SQLite file for reading and alters no byte in its folder. While another process has it open, SQLite's own
 * files beside it are shared with that process. Otherwise SQLite must make none: the write-ahead log, when there is
 * one, is indexed in memory. One without a commit, or beside an empty file, is not opened: SQLite would remove it.
 * @param inUse whether another process has the file open
 */
export function openUnaltered(file: string, inUse: boolean): DatabaseSync {
  const url = pathToFileURL(file);
  if (inUse) return new DatabaseSync(url, { readOnly: true, timeout: 2000 });
  if (statSync(file).size > 0 && holdsCommits(read(`${file}-wal`))) url.searchParams.set('vfs', withoutLocks);
  else url.searchParams.set('immutable', '1');
  const db = new DatabaseSync(url, { readOnly: true });
  db.exec('PRAGMA locking_mode = EXCLUSIVE');
  return db;
}
