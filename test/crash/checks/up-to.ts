import type { Batch, EventStore } from '#event-store';
import type { Position, StoredEvent } from '#kernel';

/** The log as it was when its last event had this position. */
export function upTo(store: EventStore, position: Position): EventStore {
  const isIncluded = (event: StoredEvent): boolean => store.compare(event.position, position) <= 0;
  async function* limit(batches: AsyncIterable<Batch>): AsyncGenerator<Batch> {
    for await (const { events, seen, caughtUp } of batches) yield { events: events.filter(isIncluded), seen, ...(caughtUp && { caughtUp }) };
  }
  return {
    append: () => Promise.reject(new Error('Only for reading.')),
    readStream: (stream, options) => limit(store.readStream(stream, options)),
    readAll: (options) => limit(store.readAll(options)),
    subscribe: (options) => limit(store.subscribe(options)),
    head: async () => position,
    compare: (a, b) => store.compare(a, b),
    close: () => store.close(),
  };
}
