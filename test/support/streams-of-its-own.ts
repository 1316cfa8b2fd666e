import { start, type Appended, type Batch, type EventStore, type Head } from '#event-store';
import type { NewEvent, Position, StoredEvent } from '#kernel';

/**
 * A view of one part of a log that many test runs share. It adds a prefix to the names of its streams, and returns only events
 * of these streams, with the names without the prefix. Positions are those of the store.
 */
export class PrefixedEventStore implements EventStore {
  /** @param begin where the part begins: the end of the log before its first event */
  constructor(
    private readonly store: EventStore,
    private readonly prefix: string,
    private readonly begin: Position,
  ) {}

  async append(stream: string, events: readonly NewEvent[], on: { head: Head }): Promise<Appended> {
    // Pass invalid names without the prefix, because the prefix would make them valid.
    return this.store.append(stream === '' || stream.startsWith('$') ? stream : this.prefix + stream, events, on);
  }
  async *readStream(stream: string, options?: { from?: number; direction?: 'forwards' | 'backwards' }): AsyncGenerator<Batch> {
    for await (const batch of this.store.readStream(this.prefix + stream, options)) yield this.#own(batch);
  }
  async *readAll({ after = start }: { after?: Position } = {}): AsyncGenerator<Batch> {
    for await (const batch of this.store.readAll({ after: this.#from(after) })) yield this.#own(batch);
  }
  async *subscribe({ after = start, signal }: { after?: Position; signal: AbortSignal }): AsyncGenerator<Batch> {
    for await (const batch of this.store.subscribe({ after: this.#from(after), signal })) yield this.#own(batch);
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

  #from(after: Position): Position {
    return after === start ? this.begin : after;
  }

  #own(batch: Batch): Batch {
    const named = <E extends Pick<StoredEvent, 'stream'>>(all: readonly E[]): E[] =>
      all.filter((e) => e.stream.startsWith(this.prefix)).map((e) => ({ ...e, stream: e.stream.slice(this.prefix.length) }));
    return { ...(batch.caughtUp && { caughtUp: true }), seen: batch.seen, events: named(batch.events), ...(batch.refs && { refs: named(batch.refs) }) };
  }
}
