import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LogMismatch, copyLog, openSqliteEventStore, type EventStore } from '#event-store';
import type { CommandPipeline } from '#commands';
import { derivedId, type Clock, type IdSource } from '#kernel';
import type { KeyStore } from '#people';
import { Examples } from './examples.js';

export interface SeedCluster {
  store: EventStore;
  /** Gives the command pipeline on a store, with a clock that is set to the day of each row. Without `ids`, ids are random. */
  handlingOn: (store: EventStore, clock: Clock, keys: KeyStore, ids?: IdSource) => CommandPipeline;
  /** Opens the key store that all processes share. Called only if there is something to load. */
  keys: () => Promise<KeyStore>;
  clock: Clock;
  /** Paths of CSV files. */
  files: readonly string[];
}

/** More events than the examples have: a longer log cannot be a partly seeded one. */
const MAX_SEEDED_EVENTS = 2_000;

/**
 * Loads the examples into the log of a cluster. The log must be empty or contain the first part of the same examples: a process
 * may have been killed while loading, or another process may be loading them now. The examples are first recorded in a staging
 * log with deterministic ids, so that copying the same event twice changes nothing. People are recorded last, directly in
 * the cluster's log: the first process seals them with new keys, and a second process finds them registered.
 * @returns how many rows were loaded; undefined, without changes, if the log has other events
 */
export async function seedCluster({ store, handlingOn, keys: openKeys, clock, files }: SeedCluster): Promise<number | undefined> {
  if (!(await hasOnlyExamples(store))) return undefined;
  const keys = await openKeys();
  const folder = mkdtempSync(join(tmpdir(), 'milepost-seed-'));
  const staging = openSqliteEventStore({ folder });
  try {
    const examples = new Examples(files, clock);
    const rest = await examples.record((set) => handlingOn(staging, set, keys, deterministicIds()), 'all but people');
    const { written } = await copyLog(staging, withoutPeople(store));
    const people = await examples.record((set) => handlingOn(store, set, keys), 'people');
    return written + people.recorded > 0 ? rest.rows + people.rows : undefined;
  } catch (error) {
    if (error instanceof LogMismatch) return undefined;
    throw error;
  } finally {
    await keys.close();
    await staging.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function hasOnlyExamples(store: EventStore): Promise<boolean> {
  let count = 0;
  for await (const { events } of store.readAll()) {
    count += events.length;
    if (count > MAX_SEEDED_EVENTS || events.some(({ stream, metadata }) => metadata.example !== true && !stream.startsWith('manager-'))) return false;
  }
  return true;
}

/** The events that go through the staging log: those of all streams except people and managers. */
const withoutPeople = (store: EventStore): Pick<EventStore, 'append' | 'readAll'> => ({
  append: (stream, events, on) => store.append(stream, events, on),
  async *readAll(options) {
    for await (const { events, seen } of store.readAll(options)) yield { events: events.filter(({ stream }) => !/^(?:person|manager)-/u.test(stream)), seen };
  },
});

function deterministicIds(): IdSource {
  let count = 0;
  return { next: () => derivedId(`example event ${(count += 1)}`) };
}
