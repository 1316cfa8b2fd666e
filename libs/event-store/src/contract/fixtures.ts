import type { NewEvent, StoredEvent } from '#kernel';
import type { Batch, EventStore, Head } from '../port.js';

/** An event like those of the domain. The same id always gives the same event. */
export const event = (id: string, data: object = { hours: 2.5, topics: ['governance'] }): NewEvent => ({
  id,
  type: 'MentoringSessionLogged',
  version: 1,
  recordedAt: '2009-11-30T09:00:00.000Z',
  occurredOn: '2009-11-30',
  data,
  metadata: {
    commandId: `command-of-${id}`,
    commandHash: 'a'.repeat(64),
    correlationId: 'c',
    causationId: 'c',
    actor: { id: 'm', role: 'mentor', organisation: 'o' },
  },
});

export const events = (...ids: string[]): NewEvent[] => ids.map((id) => event(id));

export async function collect(batches: AsyncIterable<Batch>): Promise<StoredEvent[]> {
  const all: StoredEvent[] = [];
  for await (const batch of batches) all.push(...batch.events);
  return all;
}

/** The head of a stream as it is stored. */
export async function headOf(store: EventStore, stream: string): Promise<Head> {
  for await (const { events } of store.readStream(stream, { direction: 'backwards' }))
    for (const { revision, metadata } of events) return { revision, hash: metadata.hash };
  return 'no-stream';
}

/** Appends on the current head of the stream. */
export const appendTo = async (store: EventStore, stream: string, ...ids: string[]) =>
  store.append(stream, events(...ids), { head: await headOf(store, stream) });

/** Reads a subscription until `enough` returns true, then aborts it. */
export async function follow(
  store: EventStore,
  after: string | undefined,
  enough: (all: StoredEvent[], batch: Batch) => boolean,
): Promise<StoredEvent[]> {
  const stop = new AbortController();
  const all: StoredEvent[] = [];
  for await (const batch of store.subscribe({ ...(after !== undefined && { after }), signal: stop.signal })) {
    all.push(...batch.events);
    if (enough(all, batch)) stop.abort();
  }
  return all;
}

export const ids = (all: readonly StoredEvent[]): string[] => all.map((e) => e.id);
