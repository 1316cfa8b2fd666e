import { existsSync, linkSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inspectDataFolder } from '#data-folder';
import { logFileOf, openSqliteEventStore, acquireOwnership, start, type EventStore } from '#event-store';
import type { Clock } from '#kernel';
import type { CommandPipeline } from '#commands';
import { openSqliteKeyStore, type KeyStore, type MasterKey } from '#people';
import type { LoadExamples } from './examples.js';

export interface SeedFolder {
  folder: string;
  /** Gives the command pipeline on a store, with a clock that is set to the day of each row, and the folder's key store. */
  handlingOn: (store: EventStore, clock: Clock, keys: KeyStore) => CommandPipeline;
  /** Wraps the keys of the people in the examples. Used only after this process owns the folder. */
  masterKey: MasterKey;
  clock: Clock;
  /** Records the initial content of the folder in an emptyStaging log. @returns how many commands were recorded */
  load: (log: Pick<LoadExamples, 'store' | 'handling' | 'clock'>) => Promise<number>;
  /** The name that another process sees if it tries to open the folder during seeding. */
  program: string;
}

/**
 * Seeds a data folder that has no events, completely or not at all: the events are written to a staging log, which is moved
 * into place when it is complete. An incomplete staging log of a killed process is removed.
 * @returns how many commands were recorded; undefined, without changes, if the folder already has events
 * @throws DataFolderUnusable, Damaged, BadRows
 */
export async function seedFolder(options: SeedFolder): Promise<number | undefined> {
  const { folder, program, clock } = options;
  const log = logFileOf(folder);
  if (holdsEvents(folder)) return undefined;
  // A killed process can leave a log without events. Opening it checkpoints its write-ahead log into the file.
  if (existsSync(log)) await openSqliteEventStore({ folder, program, clock }).close();
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const release = acquireOwnership(folder, program, clock.now());
  try {
    // Checks again: another process may have recorded an event before this process owned the folder.
    if (holdsEvents(folder, true)) return undefined;
    const staging = join(folder, 'seeding');
    emptyStaging(staging);
    const rows = await loadIntoStaging(staging, options);
    if (existsSync(log)) renameSync(logFileOf(staging), log);
    else linkSync(logFileOf(staging), log);
    rmSync(staging, { recursive: true, force: true });
    return rows;
  } finally {
    release();
  }
}

/** @throws Damaged, DataFolderUnusable if the folder has only some of the files of a log */
const holdsEvents = (folder: string, isOwner = false): boolean => inspectDataFolder(folder, { isOwner }).position !== start;

/** Keeps the staging folder itself: it shows that the keys in the data folder come from a seeding that did not finish. */
function emptyStaging(staging: string): void {
  for (const name of existsSync(staging) ? readdirSync(staging) : []) rmSync(join(staging, name), { recursive: true, force: true });
}

/** Writes the keys directly to the data folder. Keys left by a killed process decrypt nothing, so they are harmless. */
async function loadIntoStaging(staging: string, { folder, masterKey, handlingOn, clock, load }: SeedFolder): Promise<number> {
  const store = openSqliteEventStore({ folder: staging });
  const keys = openSqliteKeyStore({ folder, masterKey });
  try {
    return await load({ store, handling: (set) => handlingOn(store, set, keys), clock });
  } finally {
    await keys.close();
    await store.close();
  }
}
