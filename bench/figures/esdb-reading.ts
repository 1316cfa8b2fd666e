import { inCurrentVersions, deciders, projections, readModelWorker } from '#catalogue';
import { openEventStore } from '#event-store';
import { systemClock } from '#kernel';
import { openReadModel } from '#projections';
import { clientOf, logOn, type Server } from '../fixtures/esdb-server.js';
import type { Bench } from '../measure/figure.js';
import { assertResult } from '../measure/assert-result.js';
import { alternate, perSecond } from '../measure/rounds.js';
import type { BenchContext } from '../measure/bench-context.js';
import { readBare } from '../references/bare-client.js';
import { look, readingRate, type DecodedEvent, type Seen } from './replay.js';

const ulos = 500;
const each = 200;
const longest = 600_000;

async function replayOurs({ url }: Server, seen: Seen): Promise<void> {
  const store = inCurrentVersions(await openEventStore({ url, folder: '' }));
  for await (const { events } of store.readAll()) for (const event of events) look(seen, event);
  await store.close();
}

const replayBare = (server: Server, seen: Seen): Promise<void> =>
  clientOf(server, (client) => readBare(client, (event) => look(seen, event as DecodedEvent)));

async function rebuildOurs({ url }: Server, events: number, folder: string): Promise<number> {
  const store = await openEventStore({ url, folder });
  return perSecond(events, async () => {
    const model = openReadModel({ folder, store, deciders, projections, clock: systemClock, worker: readModelWorker({ folder, url }) });
    try {
      assertResult(await model.whenReady(longest), 'the read model was not ready in time');
      assertResult(model.status().position === (await store.head()), 'the read model has not seen the whole log');
      const shown = model.read((db) => db.get<{ n: number }>('SELECT count(*) AS n FROM portfolio'))?.n;
      assertResult(shown === ulos && model.status().parked === 0, `${shown} ULOs are shown instead of ${ulos}`);
    } finally {
      await model.close();
      await store.close();
    }
  });
}

const reading = (id: string, atLeast: number, ours: (context: BenchContext, server: Server, events: number, sums: Set<number>) => Promise<number>): Bench => ({
  id,
  unit: 'events/s',
  referenceName: 'bare client, readAll and JSON.parse',
  wanted: { atLeast },
  run: async (context, rounds) => {
    const { server, events } = await logOn(context, ulos, each);
    const sums = new Set<number>();
    const sides = { ours: () => ours(context, server, events, sums), reference: () => readingRate(events, (seen) => replayBare(server, seen), sums) };
    return { ...(await alternate(sides, rounds)), also: server.note };
  },
});

export const esdbReplay = reading('esdb-replay', 0.7, (_context, server, events, sums) => readingRate(events, (seen) => replayOurs(server, seen), sums));
export const esdbRebuild = reading('esdb-rebuild', 0.4, (context, server, events) => context.inFolder((folder) => rebuildOurs(server, events, folder)));
