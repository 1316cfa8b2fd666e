import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AnotherLog, copyLog, openSqliteEventStore, type EventStore } from '#event-store';
import type { CommandHandling } from '#commands';
import { derivedId, type Clock, type IdSource } from '#kernel';
import { loadExamples } from './examples.js';

export interface SeedCluster {
  store: EventStore;
  /** The command way on a store, with a clock that is set to the day of each row, and ids that come out the same each time. */
  handlingOn: (store: EventStore, clock: Clock, ids: IdSource) => CommandHandling;
  clock: Clock;
  /** Paths of CSV files. */
  files: readonly string[];
}

/** More than any examples hold: a longer log is none that a start left half seeded. */
const most = 2_000;

/**
 * Loads the examples into a log of a cluster that is empty, or that holds the beginning of these very examples: a process
 * that was killed may have left it there, or another one may be at it. They are recorded beside first, with ids that come
 * out the same for everybody: who copies the same event a second time changes nothing.
 * @returns how many rows were loaded; undefined when there is another log: nothing is changed then
 */
export async function seedCluster({ store, handlingOn, clock, files }: SeedCluster): Promise<number | undefined> {
  if (!(await mayBeOurs(store))) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'milepost-seed-'));
  const beside = openSqliteEventStore({ folder });
  try {
    const rows = await loadExamples({ store: beside, handling: (set) => handlingOn(beside, set, countedIds()), clock, files, people: false });
    const { written } = await copyLog(beside, store);
    return written > 0 ? rows : undefined;
  } catch (error) {
    if (error instanceof AnotherLog) return undefined;
    throw error;
  } finally {
    await beside.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function mayBeOurs(store: EventStore): Promise<boolean> {
  let count = 0;
  for await (const { events } of store.readAll()) {
    count += events.length;
    if (count > most || events.some(({ metadata }) => metadata.example !== true)) return false;
  }
  return true;
}

function countedIds(): IdSource {
  let count = 0;
  return { next: () => derivedId(`example event ${(count += 1)}`) };
}
