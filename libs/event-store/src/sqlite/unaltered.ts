import { existsSync, readFileSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { containsCommit } from './wal-frames.js';

/** An SQLite VFS that takes no locks. */
const lockFreeVfs = process.platform === 'win32' ? 'win32-none' : 'unix-none';

const read = (wal: string): Buffer => (existsSync(wal) ? readFileSync(wal) : Buffer.alloc(0));

/**
 * Opens an SQLite file for reading without changing any byte in its folder. While another process has it open, the two
 * processes share SQLite's `-wal` and `-shm` files. Otherwise SQLite must not create them: it indexes an existing WAL in
 * memory. A WAL without a commit, or next to an empty file, is not opened, because SQLite would remove it.
 * @param inUse whether another process has the file open
 */
export function openUnaltered(file: string, inUse: boolean): DatabaseSync {
  const url = pathToFileURL(file);
  if (inUse) return new DatabaseSync(url, { readOnly: true, timeout: 2000 });
  if (statSync(file).size > 0 && containsCommit(read(`${file}-wal`))) url.searchParams.set('vfs', lockFreeVfs);
  else url.searchParams.set('immutable', '1');
  const db = new DatabaseSync(url, { readOnly: true });
  db.exec('PRAGMA locking_mode = EXCLUSIVE');
  return db;
}
