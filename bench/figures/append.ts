import { join } from 'node:path';
import { openSqliteEventStore, type EventStore, type Head } from '#event-store';
import type { NewEvent } from '#kernel';
import { sessions } from '../fixtures/sessions.js';
import type { Bench } from '../measure/figure.js';
import { alternate, perSecond } from '../measure/rounds.js';
import type { BenchContext } from '../measure/bench-context.js';
import { appendBare, countBare, openBareLog } from '../references/bare-log.js';
import { assertResult } from '../measure/assert-result.js';

const bareAppends = 2_000;

/** Appends one event after the other, each with the head that the previous append returned. */
async function write(store: EventStore, stream: string, events: readonly NewEvent[]): Promise<void> {
  let head: Head = 'no-stream';
  for (const event of events) head = await store.append(stream, [event], { head });
}

async function ours(folder: string, writers: number, perWriter: number): Promise<number> {
  const store = openSqliteEventStore({ folder });
  try {
    const work = Array.from({ length: writers }, (_, i) => ({ stream: `ulo-${i}`, events: sessions(perWriter) }));
    const figure = await perSecond(writers * perWriter, () =>
      Promise.all(work.map(({ stream, events }) => write(store, stream, events))),
    );
    // Reading checks every hash, and that each event follows the previous one.
    for (const { stream, events } of work) {
      const stored: string[] = [];
      for await (const batch of store.readStream(stream)) stored.push(...batch.events.map((e) => e.id));
      assertResult(stored.join() === events.map((e) => e.id).join(), `${stream} does not hold what was appended to it`);
    }
    return figure;
  } finally {
    await store.close();
  }
}

async function bare(folder: string): Promise<number> {
  const rows = sessions(bareAppends).map((event, revision) => ({ stream: 'ulo-0', revision, type: event.type, body: JSON.stringify(event) }));
  const db = openBareLog(join(folder, 'bare.db'));
  try {
    const figure = await perSecond(rows.length, () => void appendBare(db, rows));
    assertResult(countBare(db) === rows.length, 'the bare log misses rows');
    return figure;
  } finally {
    db.close();
  }
}

const append = (id: string, writers: number, perWriter: number, atLeast: number): Bench => ({
  id,
  unit: 'appends/s',
  referenceName: 'bare node:sqlite, one insert a commit',
  wanted: { atLeast },
  run: (context: BenchContext, rounds) =>
    alternate(
      { ours: () => context.inFolder((folder) => ours(folder, writers, perWriter)), reference: () => context.inFolder(bare) },
      rounds,
    ),
});

export const append1 = append('append-1', 1, 2_000, 0.7);
export const append64 = append('append-64', 64, 200, 5);
