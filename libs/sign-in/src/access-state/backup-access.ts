import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { DatabaseSync, backup } from 'node:sqlite';
import { DataFolderUnusable } from '#event-store';
import { accessFileOf } from './sqlite-records.js';

/**
 * Copies the access records of a data folder, as they stand at one instant, to a file that does not exist yet; they stay
 * sealed. A server may be running.
 * @returns how many records; undefined when the folder has none yet, then there is no copy
 * @throws DataFolderUnusable
 */
export async function backupAccess(folder: string, target: string): Promise<number | undefined> {
  const file = accessFileOf(folder);
  if (!existsSync(file)) return undefined;
  if (existsSync(target)) throw new DataFolderUnusable(`${target} is there already: a backup overwrites nothing.`);
  const unfinished = `${target}.unfinished`;
  await rm(unfinished, { force: true });
  let source: DatabaseSync | undefined;
  try {
    source = new DatabaseSync(file, { readOnly: true, timeout: 2_000 });
    // All pages in one step: the copy is of one instant.
    await backup(source, unfinished, { rate: 0x7fffffff });
    const records = source.prepare('SELECT count(*) AS n FROM records').get()?.['n'] as number;
    await rename(unfinished, target);
    return records;
  } catch (error) {
    throw new DataFolderUnusable(`The access records in ${file} cannot be copied: ${(error as Error).message}.`);
  } finally {
    source?.close();
    await rm(unfinished, { force: true });
  }
}
