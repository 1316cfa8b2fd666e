import type { NewEvent, Position } from '#kernel';
import { LazyBatch, eventsOfTypes } from '../lazy-batch.js';
import type { Appended, Batch, EventStore, Head } from '../port.js';
import type { Upcasters } from './upcasters.js';

/** A store that yields every event in its current version. Export, verification and backup use the inner store. */
export class UpcastingEventStore implements EventStore {
  constructor(
    private readonly store: EventStore,
    private readonly upcasters: Upcasters,
  ) {}

  append(stream: string, events: readonly NewEvent[], on: { head: Head }): Promise<Appended> {
    return this.store.append(stream, events, on);
  }
  readStream(stream: string, options?: { from?: number; direction?: 'forwards' | 'backwards' }): AsyncIterable<Batch> {
    return this.#upcast(this.store.readStream(stream, options));
  }
  readAll(options?: { after?: Position }): AsyncIterable<Batch> {
    return this.#upcast(this.store.readAll(options));
  }
  subscribe(options: { after?: Position; signal: AbortSignal }): AsyncIterable<Batch> {
    return this.#upcast(this.store.subscribe(options));
  }
  head(): Promise<Position> {
    return this.store.head();
  }
  compare(a: Position, b: Position): -1 | 0 | 1 {
    return this.store.compare(a, b);
  }
  close(): Promise<void> {
    return this.store.close();
  }

  async *#upcast(batches: AsyncIterable<Batch>): AsyncGenerator<Batch> {
    for await (const batch of batches) yield upcastLazily(batch, this.upcasters);
  }
}

const upcastLazily = (batch: Batch, upcasters: Upcasters): Batch =>
  new LazyBatch(batch.seen, batch.refs ?? batch.events, batch.caughtUp === true, (types) => (types ? eventsOfTypes(batch, types) : batch.events).map((event) => upcasters.upcast(event)));
