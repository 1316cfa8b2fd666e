import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Instant } from '#kernel';
import { DataFolderUnusable } from '../errors.js';
import { whyUnusable } from '../why-unusable.js';
import { isBusy } from './faults.js';

/**
 * Makes this process the only writer of a data folder until it calls the returned function or ends. The lock is an
 * operating system lock on `owner.db`, which does not survive `kill -9`. `owner.txt` only names the owner in messages:
 * a process id does not prove that the process still runs.
 * @throws DataFolderUnusable with the name of the owner
 */
export function acquireOwnership(folder: string, program: string, started: Instant): () => void {
  const ownerFile = join(folder, 'owner.txt');
  let lock: DatabaseSync | undefined;
  try {
    // Waits for another process that briefly checks whether the folder is in use.
    lock = new DatabaseSync(join(folder, 'owner.db'), { timeout: 200 });
    lock.exec('BEGIN EXCLUSIVE');
    writeFileSync(ownerFile, `process ${process.pid} (${program}, started ${started})\n`);
  } catch (error) {
    lock?.close();
    if (isBusy(error)) throw new DataFolderUnusable(`Data folder ${folder} is in use by ${describeOwner(ownerFile)}.`);
    throw new DataFolderUnusable(`Data folder ${folder} cannot be used: ${whyUnusable(error) ?? (error as Error).message}.`);
  }
  return () => lock.close();
}

function describeOwner(ownerFile: string): string {
  try {
    return readFileSync(ownerFile, 'utf8').trim() || 'another process';
  } catch {
    return 'another process';
  }
}

/** Whether a process owns a data folder. Changes nothing. */
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
