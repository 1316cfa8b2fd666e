import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Instant } from '#kernel';
import { DataFolderUnusable } from '../errors.js';
import { whyUnusable } from '../why-unusable.js';
import { isBusy } from './faults.js';

/**
 * Makes this process the only one that writes to a data folder, until `release` or its end, however it ends:
 * the lock is a lock of the operating system on `owner.db`, which no `kill -9` leaves behind. `owner.txt` beside it
 * only says who it is; a process id alone proves nothing.
 * @throws DataFolderUnusable naming the owner
 */
export function own(folder: string, program: string, started: Instant): () => void {
  const said = join(folder, 'owner.txt');
  let lock: DatabaseSync | undefined;
  try {
    // Long enough for somebody who only asks whether it is taken.
    lock = new DatabaseSync(join(folder, 'owner.db'), { timeout: 200 });
    lock.exec('BEGIN EXCLUSIVE');
    writeFileSync(said, `process ${process.pid} (${program}, started ${started})\n`);
  } catch (error) {
    lock?.close();
    if (isBusy(error)) throw new DataFolderUnusable(`Data folder ${folder} is in use by ${whoOwns(said)}.`);
    throw new DataFolderUnusable(`Data folder ${folder} cannot be used: ${whyUnusable(error) ?? (error as Error).message}.`);
  }
  return () => lock.close();
}

function whoOwns(said: string): string {
  try {
    return readFileSync(said, 'utf8').trim() || 'another process';
  } catch {
    return 'another process';
  }
}

/** Whether some process owns a data folder. Alters nothing. */
export function isOwned(folder: string): boolean {
  const file = join(folder, 'owner.db');
  if (!existsSync(file)) return false;
  let probe: DatabaseSync | undefined;
  try {
    probe = new DatabaseSync(file, { readOnly: true, timeout: 0 });
    probe.prepare('SELECT 1 FROM sqlite_schema').get();
    return false;
  } catch (error) {
    return isBusy(error);
  } finally {
    probe?.close();
  }
}
