import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEventStore, type EventStore } from '#event-store';
import { openReadModel } from '#projections';
import { deciders, projections } from '#catalogue';
import { systemClock, type Clock, type Position } from '#kernel';
import { TIMEOUT_MS } from '../timeout.js';
import { insist } from '../violation.js';
import { readModelFiles, tablesOf, type Tables } from './tables.js';
import { upTo } from './up-to.js';

/** The last position of the log, and the settings that name the log. */
interface LogEnd {
  last: Position;
  settings: Readonly<Record<string, string>>;
  /** The clock of the processes. */
  clock?: Clock;
}

/**
 * Each read model that a process would open equals, row by row, a fresh fold of the log at its checkpoint. Its
 * checkpoint is not after the end of the log. Returns the number of read models.
 */
export async function checkReadModels(folder: string, { last, settings: { EVENT_STORE_URL: url }, clock = systemClock }: LogEnd): Promise<number> {
  const found = readModelFiles(folder).flatMap((file) => tablesOf(file) ?? []);
  if (found.length === 0) return 0;
  const store = await openEventStore({ folder, url, readOnly: true });
  try {
    for (const tables of found) await check(tables, store, last, clock);
  } finally {
    await store.close();
  }
  return found.length;
}

/** Forecasts are calculated at night, outside the fold; a fresh read model has none. */
const notFolded: ReadonlySet<string> = new Set(['likely']);

async function check({ checkpoint, parked, rows }: Tables, store: EventStore, last: Position, clock: Clock): Promise<void> {
  insist(store.compare(checkpoint, last) <= 0, () => `The read model has seen ${checkpoint}, and the log ends at ${last}.`);
  insist(parked.length === 0, () => `Streams are parked: ${JSON.stringify(parked)}`);
  const fresh = await freshTables(upTo(store, checkpoint), clock);
  for (const [table, expected] of fresh.rows) {
    if (notFolded.has(table)) continue;
    const actual = rows.get(table) ?? [];
    const wrong = expected.findIndex((row, i) => row !== actual[i]);
    insist(wrong < 0 && actual.length === expected.length, () =>
      `Table ${table} of the read model at ${checkpoint} is not the fold of the log: ${actual[wrong]} instead of ${expected[wrong]} (${actual.length} rows instead of ${expected.length}).`);
  }
}

async function freshTables(store: EventStore, clock: Clock): Promise<Tables> {
  const folder = mkdtempSync(join(tmpdir(), 'milepost-crash-fresh-'));
  try {
    const model = openReadModel({ folder, store, deciders, projections, clock });
    insist(await model.whenReady(TIMEOUT_MS), () => 'A fresh read model was not ready in time.');
    await model.close();
    const [tables] = readModelFiles(folder).map(tablesOf);
    insist(tables !== undefined, () => 'A fresh read model left no file.');
    return tables;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
