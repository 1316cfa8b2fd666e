import { hash } from 'node:crypto';
import { deciders, projections, readModelWorker } from '#catalogue';
import { openSqliteEventStore } from '#event-store';
import { systemClock } from '#kernel';
import { openReadModel, type ReadModel } from '#projections';
import { bareCopyOf } from '../fixtures/bare-copy.js';
import { logOf, type LogFixture } from '../fixtures/log.js';
import type { Bench } from '../measure/figure.js';
import { assertResult } from '../measure/assert-result.js';
import { alternate, perSecond } from '../measure/rounds.js';
import { bareReader } from './replay.js';

const longest = 600_000;

/** Builds a read model as the server does, in a worker thread and an empty folder, and passes it to `check`. */
export async function rebuildInto(folder: string, log: string, check: (model: ReadModel) => void): Promise<void> {
  const store = openSqliteEventStore({ folder: log, readOnly: true });
  const model = openReadModel({ folder, store, deciders, projections, clock: systemClock, worker: readModelWorker({ folder: log }) });
  try {
    assertResult(await model.whenReady(longest), 'the read model was not ready in time');
    assertResult(model.status().position === (await store.head()), 'the read model has not seen the whole log');
    check(model);
  } finally {
    await model.close();
    await store.close();
  }
}

async function ours(folder: string, log: LogFixture, contents: Set<string>): Promise<number> {
  const check = (model: ReadModel): void => {
    const { parked } = model.status();
    const rows = model.read((db) => db.all<{ item: string }>('SELECT item FROM portfolio ORDER BY id'));
    assertResult(rows.length === log.ulos && parked === 0, `${rows.length} ULOs are shown instead of ${log.ulos}, ${parked} are parked`);
    contents.add(hash('sha256', rows.map((row) => row.item).join('\n')));
    assertResult(contents.size === 1, 'the rows were not the same each time');
  };
  return perSecond(log.events, () => rebuildInto(folder, log.folder, check));
}

export const rebuild: Bench = {
  id: 'rebuild',
  unit: 'events/s',
  referenceName: 'bare SELECT in batches, rows as objects, JSON.parse',
  wanted: { atLeast: 0.2 },
  run: async (context, rounds) => {
    const log = await logOf(context, 1_000, 300);
    const file = await bareCopyOf(context, log);
    const contents = new Set<string>();
    context.say('rebuild …');
    return alternate(
      {
        ours: () => context.inFolder((folder) => ours(folder, log, contents)),
        reference: bareReader(file, log.events, new Set()),
      },
      rounds,
    );
  },
};
