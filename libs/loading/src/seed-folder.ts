import { linkSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { logFileOf, openSqliteEventStore, own, start, type EventStore } from '#event-store';
import type { Clock } from '#kernel';
import type { CommandHandling } from '#commands';
import { openSqliteKeyStore, type KeyStore } from '#people';
import { loadExamples } from './examples.js';

export interface SeedFolder {
  folder: string;
  /** The command way on a store, with a clock that is set to the day of each row, and with the keys of the folder. */
  handlingOn: (store: EventStore, clock: Clock, keys: KeyStore) => CommandHandling;
  /** Wraps the keys of the people in the examples. Asked once the folder is this process's own. */
  masterKey: () => string;
  clock: Clock;
  /** Paths of CSV files. */
  files: readonly string[];
  /** Named to another process that wants the folder meanwhile. */
  program: string;
}

/**
 * Loads the examples into a data folder that holds no event yet, all of them or none: they are written to a log
 * beside, which becomes the log of the folder when it is whole. What a process that was killed left of it is removed.
 * @returns how many rows were loaded; undefined when there are events already: nothing is changed then
 * @throws DataFolderUnusable, Damaged, BadRows
 */
export async function seedFolder(options: SeedFolder): Promise<number | undefined> {
  const { folder, program, clock } = options;
  if (await holdsEvents(folder)) return undefined;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const release = own(folder, program, clock.now());
  try {
    // Looked at again: somebody may have recorded something before the folder was ours.
    if (await holdsEvents(folder)) return undefined;
    const beside = join(folder, 'seeding');
    rmSync(beside, { recursive: true, force: true });
    const rows = await loadBeside(beside, options);
    for (const rest of ['-wal', '-shm', '']) rmSync(logFileOf(folder) + rest, { force: true });
    linkSync(logFileOf(beside), logFileOf(folder));
    rmSync(beside, { recursive: true, force: true });
    return rows;
  } finally {
    release();
  }
}

/** A file without a byte is what a first start leaves that was killed at once. */
async function holdsEvents(folder: string): Promise<boolean> {
  if (!statSync(logFileOf(folder), { throwIfNoEntry: false })?.size) return false;
  const store = openSqliteEventStore({ folder, readOnly: true });
  try {
    return store.compare(await store.head(), start) !== 0;
  } finally {
    await store.close();
  }
}

/** The keys go straight to the folder: those that a killed process left open nothing. */
async function loadBeside(beside: string, { folder, masterKey, handlingOn, clock, files }: SeedFolder): Promise<number> {
  const store = openSqliteEventStore({ folder: beside });
  const keys = openSqliteKeyStore({ folder, masterKey: masterKey() });
  try {
    return await loadExamples({ store, handling: (set) => handlingOn(store, set, keys), clock, files });
  } finally {
    await keys.close();
    await store.close();
  }
}
