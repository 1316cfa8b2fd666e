import { LRUCache } from 'lru-cache';
import { KeyedQueue, type NewEvent, type Position, type StoredEvent } from '#kernel';
import { onlyOf } from '../lazy-batch.js';
import type { Appended, Batch, EventStore, Head } from '../port.js';
import { readStream } from '../read-stream.js';
import { isUnreadable } from '../texts/opening.js';

interface KeepingOptions {
  /** How many events the streams in memory may hold together. */
  eventsKept: number;
  /** The type of the events that remove texts of earlier ones. */
  removal: string;
}

/**
 * A store that keeps the events of the streams read last, so that only newer ones are read and decoded. Every reader of the process
 * gets the same event objects, which nobody may change. What removes a text makes its stream be read again: no kept event holds the text.
 */
export class KeepingEventStore implements EventStore {
  readonly #kept: LRUCache<string, readonly StoredEvent[]>;
  readonly #removals: ReadonlySet<string>;
  readonly #queue = new KeyedQueue();

  constructor(
    private readonly store: EventStore,
    { eventsKept, removal }: KeepingOptions,
  ) {
    this.#kept = new LRUCache({ maxSize: eventsKept, sizeCalculation: (events) => events.length });
    this.#removals = new Set([removal]);
  }

  async append(stream: string, events: readonly NewEvent[], on: { head: Head }): Promise<Appended> {
    const appended = await this.store.append(stream, events, on);
    if (events.some(({ type }) => this.#removals.has(type))) await this.#forget(stream);
    return appended;
  }

  /** From a later revision on, a stream that is not kept is read from there and not kept. */
  async *readStream(stream: string, options: { from?: number; direction?: 'forwards' | 'backwards' } = {}): AsyncGenerator<Batch> {
    const { from = 0, direction = 'forwards' } = options;
    if (direction === 'backwards' || (from > 0 && !this.#kept.has(stream))) {
      yield* this.store.readStream(stream, options);
      return;
    }
    const whole = await this.#queue.run(stream, () => this.#upToDate(stream));
    const events = whole.slice(Math.max(0, from - (whole[0]?.revision ?? 0)));
    const last = events.at(-1);
    if (last) yield { events, seen: last.position, caughtUp: true };
  }
  readAll(options?: { after?: Position }): AsyncIterable<Batch> {
    return this.store.readAll(options);
  }
  async *subscribe(options: { after?: Position; signal: AbortSignal }): AsyncGenerator<Batch> {
    for await (const batch of this.store.subscribe(options)) {
      for (const { stream } of onlyOf(batch, this.#removals)) await this.#forget(stream);
      yield batch;
    }
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

  async #upToDate(stream: string): Promise<readonly StoredEvent[]> {
    const kept = this.#kept.get(stream) ?? [];
    const last = kept.at(-1);
    if (last) {
      const newer = await readStream(this.store, stream, { from: last.revision + 1 });
      if (newer.length === 0) return kept;
      if (this.#follow(last, newer)) return this.#keep(stream, [...kept, ...newer]);
      this.#kept.delete(stream);
    }
    return this.#keep(stream, await readStream(this.store, stream));
  }

  #follow(last: StoredEvent, newer: readonly StoredEvent[]): boolean {
    return newer[0]?.metadata.prevHash === last.metadata.hash && !newer.some(({ type }) => this.#removals.has(type));
  }

  /** A text whose key is missing is not kept: the key may be put back. */
  #keep(stream: string, events: readonly StoredEvent[]): readonly StoredEvent[] {
    // The cache takes an entry's size only when it is new.
    this.#kept.delete(stream);
    if (events.length > 0 && !events.some(isUnreadable)) this.#kept.set(stream, events);
    return events;
  }

  /** After a read that is under way, which may still hold what was removed. */
  #forget(stream: string): Promise<void> {
    return this.#queue.run(stream, () => Promise.resolve(void this.#kept.delete(stream)));
  }
}
