import { hash } from 'node:crypto';
import { deciders, projections, readModelWorker } from '#catalogue';
import { openSqliteEventStore } from '#event-store';
import { systemClock } from '#kernel';
import { openReadModel, type ReadModel } from '#projections';
import { bareCopyOf } from '../fixtures/bare-copy.js';
import { logOf, type LogFixture } from '../fixtures/log.js';
import type { Bench } from '../measure/figure.js';
import { right } from '../measure/right.js';
import { alternate, perSecond } from '../measure/rounds.js';
import { bareReader } from './replay.js';

const longest = 600_000;

/** Builds a read model as the server does, in a worker thread and an empty folder, and gives it to `look`. */
export async function rebuildInto(folder: string, log: string, look: (model: ReadModel) => void): Promise<void> {
  const store = openSqliteEventStore({ folder: log, readOnly: true });
  const model = openReadModel({ folder, store, deciders, projections, clock: systemClock, worker: readModelWorker({ folder: log }) });
  try {
    right(await model.whenReady(longest), 'the read model was not ready in time');
    right(model.status().position === (await store.head()), 'the read model has not seen the whole log');
    look(model);
  } finally {
    await model.close();
    await store.close();
  }
}

async function ours(folder: string, log: LogFixture, contents: Set<string>): Promise<number> {
  const look = (model: ReadModel): void => {
    const { parked } = model.status();
    const rows = model.read((db) => db.all<{ item: string }>('SELECT item FROM portfolio ORDER BY id'));
    right(rows.length === log.ulos && parked === 0, `${rows.length} ULOs are shown instead of ${log.ulos}, ${parked} are parked`);
    contents.add(hash('sha256', rows.map((row) => row.item).join('\n')));
    right(contents.size === 1, 'the rows were not the same each time');
  };
  return perSecond(log.events, () => rebuildInto(folder, log.folder, look));
}

export const rebuild: Bench = {
  id: 'rebuild',
  unit: 'events/s',
  referenceName: 'bare SELECT in batches, rows as objects, JSON.parse',
  wanted: { atLeast: 0.2 },
  run: async (at, rounds) => {
    const log = await logOf(at, 1_000, 300);
    const file = await bareCopyOf(at, log);
    const contents = new Set<string>();
    at.say('rebuild …');
    return alternate(
      {
        ours: () => at.inFolder((folder) => ours(folder, log, contents)),
        reference: bareReader(file, log.events, new Set()),
      },
      rounds,
    );
  },
};
