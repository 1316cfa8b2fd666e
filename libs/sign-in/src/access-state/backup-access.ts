import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { DatabaseSync, backup } from 'node:sqlite';
import { DataFolderUnusable } from '#event-store';
import { accessFileOf } from './access-file.js';

/**
 * Copies the access records and the access log of a data folder, as they are at one instant, to a file that does not exist
 * yet. They stay sealed. A server may be running.
 * @returns the numbers of records and entries; undefined when the folder has none yet, and no copy was made
 * @throws DataFolderUnusable
 */
export async function backupAccess(folder: string, target: string): Promise<{ records: number; entries: number } | undefined> {
  const file = accessFileOf(folder);
  if (!existsSync(file)) return undefined;
  if (existsSync(target)) throw new DataFolderUnusable(`${target} is there already: a backup overwrites nothing.`);
  const unfinished = `${target}.unfinished`;
  await rm(unfinished, { force: true });
  let source: DatabaseSync | undefined;
  try {
    source = new DatabaseSync(file, { readOnly: true, timeout: 2_000 });
    // All pages in one step, so that the copy is consistent.
    await backup(source, unfinished, { rate: 0x7fffffff });
    const copied = countsIn(unfinished);
    await rename(unfinished, target);
    return copied;
  } catch (error) {
    throw new DataFolderUnusable(`The access records in ${file} cannot be copied: ${(error as Error).message}.`);
  } finally {
    source?.close();
    await rm(unfinished, { force: true });
  }
}

function countsIn(file: string): { records: number; entries: number } {
  const db = new DatabaseSync(file, { readOnly: true });
  try {
    const tables = new Set(db.prepare('SELECT name FROM sqlite_schema').all().map(({ name }) => name));
    const count = (table: string): number => (tables.has(table) ? (db.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.['n'] as number) : 0);
    return { records: count('records'), entries: count('entries') };
  } finally {
    db.close();
  }
}
