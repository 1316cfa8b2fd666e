import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LogMismatch, copyLog, openSqliteEventStore, type EventStore } from '#event-store';
import type { CommandHandling } from '#commands';
import { derivedId, type Clock, type IdSource } from '#kernel';
import type { KeyStore } from '#people';
import { Examples } from './examples.js';

export interface SeedCluster {
  store: EventStore;
  /** The command way on a store, with a clock that is set to the day of each row; fresh ids when none are given. */
  handlingOn: (store: EventStore, clock: Clock, keys: KeyStore, ids?: IdSource) => CommandHandling;
  /** Where all processes find the keys of people. Asked once there is something to load. */
  keys: () => Promise<KeyStore>;
  clock: Clock;
  /** Paths of CSV files. */
  files: readonly string[];
}

/** More than any examples hold: a longer log is none that a start left half seeded. */
const most = 2_000;

/**
 * Loads the examples into a log of a cluster that is empty, or that holds the beginning of these very examples: a process
 * that was killed may have left it there, or another one may be at it. They are recorded beside first, with ids that come
 * out the same for everybody: who copies the same event a second time changes nothing. People come last, and straight into
 * the log: the first process to register them seals them with a key of its own, and the second one finds them registered.
 * @returns how many rows were loaded; undefined when there is another log: nothing is changed then
 */
export async function seedCluster({ store, handlingOn, keys: openKeys, clock, files }: SeedCluster): Promise<number | undefined> {
  if (!(await mayBeOurs(store))) return undefined;
  const keys = await openKeys();
  const folder = mkdtempSync(join(tmpdir(), 'milepost-seed-'));
  const beside = openSqliteEventStore({ folder });
  try {
    const examples = new Examples(files, clock);
    const rest = await examples.record((set) => handlingOn(beside, set, keys, countedIds()), 'all but people');
    const { written } = await copyLog(beside, withoutPeople(store));
    const people = await examples.record((set) => handlingOn(store, set, keys), 'people');
    return written + people.recorded > 0 ? rest.rows + people.rows : undefined;
  } catch (error) {
    if (error instanceof LogMismatch) return undefined;
    throw error;
  } finally {
    await keys.close();
    await beside.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function mayBeOurs(store: EventStore): Promise<boolean> {
  let count = 0;
  for await (const { events } of store.readAll()) {
    count += events.length;
    if (count > most || events.some(({ stream, metadata }) => metadata.example !== true && !stream.startsWith('manager-'))) return false;
  }
  return true;
}

/** What is recorded beside first, as the log holds it. */
const withoutPeople = (store: EventStore): Pick<EventStore, 'append' | 'readAll'> => ({
  append: (stream, events, on) => store.append(stream, events, on),
  async *readAll(options) {
    for await (const { events, seen } of store.readAll(options)) yield { events: events.filter(({ stream }) => !/^(?:person|manager)-/u.test(stream)), seen };
  },
});

function countedIds(): IdSource {
  let count = 0;
  return { next: () => derivedId(`example event ${(count += 1)}`) };
}
