import { openEventStore, type EventStore, type Head } from '#event-store';
import { systemIds, type NewEvent } from '#kernel';
import { clientOf, serverOf, type Server } from '../fixtures/esdb-server.js';
import { sessions } from '../fixtures/sessions.js';
import type { Bench } from '../measure/figure.js';
import { assertResult } from '../measure/assert-result.js';
import { alternate, perSecond } from '../measure/rounds.js';
import { appendBare } from '../references/bare-client.js';

const writers = 64;
const perWriter = 50;

/** Names new streams, because the server may contain streams of earlier rounds. */
const work = (): { stream: string; events: NewEvent[] }[] => {
  const round = systemIds.next();
  return Array.from({ length: writers }, (_, i) => ({ stream: `bench-${round}-${i}`, events: sessions(perWriter) }));
};

async function write(store: EventStore, stream: string, events: readonly NewEvent[]): Promise<void> {
  let head: Head = 'no-stream';
  for (const event of events) head = await store.append(stream, [event], { head });
}

async function ours({ url }: Server): Promise<number> {
  const store = await openEventStore({ url, folder: '' });
  try {
    const all = work();
    const figure = await perSecond(writers * perWriter, () => Promise.all(all.map(({ stream, events }) => write(store, stream, events))));
    for (const { stream, events } of all) {
      const stored: string[] = [];
      for await (const batch of store.readStream(stream)) stored.push(...batch.events.map((e) => e.id));
      assertResult(stored.join() === events.map((e) => e.id).join(), `${stream} does not hold what was appended to it`);
    }
    return figure;
  } finally {
    await store.close();
  }
}

async function bare(server: Server): Promise<number> {
  return clientOf(server, async (client) => {
    const all = work();
    let last: Awaited<ReturnType<typeof appendBare>>[] = [];
    const figure = await perSecond(writers * perWriter, async () => {
      last = await Promise.all(all.map(({ stream, events }) => appendBare(client, stream, events)));
    });
    assertResult(last.every((result) => result?.nextExpectedRevision === BigInt(perWriter - 1)), 'the bare client appended less');
    return figure;
  });
}

export const esdbAppend64: Bench = {
  id: 'esdb-append-64',
  unit: 'appends/s',
  referenceName: 'bare client, the same unary calls',
  wanted: { atLeast: 0.7 },
  run: async (context, rounds) => {
    const server = await serverOf(context, 'appends');
    return { ...(await alternate({ ours: () => ours(server), reference: () => bare(server) }, rounds)), also: server.note };
  },
};
