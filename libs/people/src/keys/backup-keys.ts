import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { DatabaseSync, backup } from 'node:sqlite';
import { KeyStoreUnusable } from './key-store.js';
import { keysFileOf } from './sqlite-key-store.js';

/**
 * Copies the keys of a data folder, as they are at one instant, to a file that does not exist yet. They stay wrapped.
 * @returns the number of keys; undefined when the folder has no keys yet, and no copy was made
 * @throws KeyStoreUnusable
 */
export async function backupKeys(folder: string, target: string): Promise<number | undefined> {
  const file = keysFileOf(folder);
  if (!existsSync(file)) return undefined;
  if (existsSync(target)) throw new KeyStoreUnusable(`${target} is there already: a backup overwrites nothing.`);
  const unfinished = `${target}.unfinished`;
  await rm(unfinished, { force: true });
  let source: DatabaseSync | undefined;
  try {
    source = new DatabaseSync(file, { readOnly: true, timeout: 2000 });
    const keys = source.prepare('SELECT count(*) AS n FROM keys').get()?.['n'] as number;
    // All pages in one step, so that the copy is consistent.
    await backup(source, unfinished, { rate: 0x7fffffff });
    await rename(unfinished, target);
    return keys;
  } catch (error) {
    throw error instanceof KeyStoreUnusable ? error : new KeyStoreUnusable(`The keys in ${file} cannot be copied: ${(error as Error).message}.`);
  } finally {
    source?.close();
    await rm(unfinished, { force: true });
  }
}
