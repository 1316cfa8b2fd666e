import { existsSync, linkSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inspectDataFolder } from '#data-folder';
import { logFileOf, openSqliteEventStore, acquireOwnership, start, type EventStore } from '#event-store';
import type { Clock } from '#kernel';
import type { CommandHandling } from '#commands';
import { openSqliteKeyStore, type KeyStore, type MasterKey } from '#people';
import type { LoadExamples } from './examples.js';

export interface SeedFolder {
  folder: string;
  /** The command way on a store, with a clock that is set to the day of each row, and with the keys of the folder. */
  handlingOn: (store: EventStore, clock: Clock, keys: KeyStore) => CommandHandling;
  /** Wraps the keys of the people in the examples. Asked once the folder is this process's own. */
  masterKey: MasterKey;
  clock: Clock;
  /** Records what the folder is to hold, into an empty log. @returns how many commands were recorded */
  load: (log: Pick<LoadExamples, 'store' | 'handling' | 'clock'>) => Promise<number>;
  /** Named to another process that wants the folder meanwhile. */
  program: string;
}

/**
 * Loads a data folder that holds no event yet, with all that is to be loaded or nothing: it is written to a log
 * beside, which becomes the log of the folder when it is whole. What a process that was killed left of it is removed.
 * @returns how many commands were recorded; undefined when there are events already: nothing is changed then
 * @throws DataFolderUnusable, Damaged, BadRows
 */
export async function seedFolder(options: SeedFolder): Promise<number | undefined> {
  const { folder, program, clock } = options;
  const log = logFileOf(folder);
  if (holdsEvents(folder)) return undefined;
  // A log without events that a killed process left: what is in its write-ahead log is moved into it.
  if (existsSync(log)) await openSqliteEventStore({ folder, program, clock }).close();
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const release = acquireOwnership(folder, program, clock.now());
  try {
    // Looked at again: somebody may have recorded something before the folder was ours.
    if (holdsEvents(folder, true)) return undefined;
    const beside = join(folder, 'seeding');
    empty(beside);
    const rows = await loadBeside(beside, options);
    if (existsSync(log)) renameSync(logFileOf(beside), log);
    else linkSync(logFileOf(beside), log);
    rmSync(beside, { recursive: true, force: true });
    return rows;
  } finally {
    release();
  }
}

/** @throws Damaged, DataFolderUnusable when the folder holds something of a log, and not all of it */
const holdsEvents = (folder: string, isOwner = false): boolean => inspectDataFolder(folder, { isOwner }).position !== start;

/** The folder itself stays: it says that the keys beside it were made by a seeding that was not finished. */
function empty(beside: string): void {
  for (const name of existsSync(beside) ? readdirSync(beside) : []) rmSync(join(beside, name), { recursive: true, force: true });
}

/** The keys go straight to the folder: those that a killed process left open nothing. */
async function loadBeside(beside: string, { folder, masterKey, handlingOn, clock, load }: SeedFolder): Promise<number> {
  const store = openSqliteEventStore({ folder: beside });
  const keys = openSqliteKeyStore({ folder, masterKey });
  try {
    return await load({ store, handling: (set) => handlingOn(store, set, keys), clock });
  } finally {
    await keys.close();
    await store.close();
  }
}
