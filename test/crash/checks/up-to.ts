import type { Batch, EventStore } from '#event-store';
import type { Position, StoredEvent } from '#kernel';

/** The log as it was when this position was its last. */
export function upTo(store: EventStore, position: Position): EventStore {
  const there = (event: StoredEvent): boolean => store.compare(event.position, position) <= 0;
  async function* cut(batches: AsyncIterable<Batch>): AsyncGenerator<Batch> {
    for await (const { events, seen, caughtUp } of batches) yield { events: events.filter(there), seen, ...(caughtUp && { caughtUp }) };
  }
  return {
    append: () => Promise.reject(new Error('Only for reading.')),
    readStream: (stream, options) => cut(store.readStream(stream, options)),
    readAll: (options) => cut(store.readAll(options)),
    subscribe: (options) => cut(store.subscribe(options)),
    head: async () => position,
    compare: (a, b) => store.compare(a, b),
    close: () => store.close(),
  };
}
