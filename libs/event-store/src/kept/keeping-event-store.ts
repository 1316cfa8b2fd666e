import { LRUCache } from 'lru-cache';
import { KeyedQueue, type NewEvent, type Position, type StoredEvent } from '#kernel';
import { eventsOfTypes } from '../lazy-batch.js';
import type { Appended, Batch, EventStore, Head } from '../port.js';
import { readStream } from '../read-stream.js';
import { isUnreadable } from '../texts/opening.js';

interface KeepingOptions {
  /** The maximum number of events in memory, over all streams. */
  eventsKept: number;
  /** The type of the events that remove texts of earlier events. */
  removal: string;
}

/**
 * A store that caches the events of recently read streams, so that only newer events are read and decoded. All readers of the
 * process get the same event objects and must not change them. An event that removes a text evicts its stream from the cache,
 * so that no cached event contains the removed text.
 */
export class CachingEventStore implements EventStore {
  readonly #cached: LRUCache<string, readonly StoredEvent[]>;
  readonly #removals: ReadonlySet<string>;
  readonly #queue = new KeyedQueue();

  constructor(
    private readonly store: EventStore,
    { eventsKept, removal }: KeepingOptions,
  ) {
    this.#cached = new LRUCache({ maxSize: eventsKept, sizeCalculation: (events) => events.length });
    this.#removals = new Set([removal]);
  }

  async append(stream: string, events: readonly NewEvent[], on: { head: Head }): Promise<Appended> {
    const appended = await this.store.append(stream, events, on);
    if (events.some(({ type }) => this.#removals.has(type))) await this.#evict(stream);
    return appended;
  }

  /** A read that starts at a later revision of an uncached stream is not cached. */
  async *readStream(stream: string, options: { from?: number; direction?: 'forwards' | 'backwards' } = {}): AsyncGenerator<Batch> {
    const { from = 0, direction = 'forwards' } = options;
    if (direction === 'backwards' || (from > 0 && !this.#cached.has(stream))) {
      yield* this.store.readStream(stream, options);
      return;
    }
    const all = await this.#queue.run(stream, () => this.#readNewer(stream));
    const events = all.slice(Math.max(0, from - (all[0]?.revision ?? 0)));
    const last = events.at(-1);
    if (last) yield { events, seen: last.position, caughtUp: true };
  }
  readAll(options?: { after?: Position }): AsyncIterable<Batch> {
    return this.store.readAll(options);
  }
  async *subscribe(options: { after?: Position; signal: AbortSignal }): AsyncGenerator<Batch> {
    for await (const batch of this.store.subscribe(options)) {
      for (const { stream } of eventsOfTypes(batch, this.#removals)) await this.#evict(stream);
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

  async #readNewer(stream: string): Promise<readonly StoredEvent[]> {
    const cached = this.#cached.get(stream) ?? [];
    const last = cached.at(-1);
    if (last) {
      const newer = await readStream(this.store, stream, { from: last.revision + 1 });
      if (newer.length === 0) return cached;
      if (this.#continues(last, newer)) return this.#cache(stream, [...cached, ...newer]);
      this.#cached.delete(stream);
    }
    return this.#cache(stream, await readStream(this.store, stream));
  }

  #continues(last: StoredEvent, newer: readonly StoredEvent[]): boolean {
    return newer[0]?.metadata.prevHash === last.metadata.hash && !newer.some(({ type }) => this.#removals.has(type));
  }

  /** Does not cache events with a text whose key is missing: the key may be restored. */
  #cache(stream: string, events: readonly StoredEvent[]): readonly StoredEvent[] {
    // The cache computes the size of an entry only when it is new.
    this.#cached.delete(stream);
    if (events.length > 0 && !events.some(isUnreadable)) this.#cached.set(stream, events);
    return events;
  }

  /** Evicts a stream after any pending read of it, because that read may still contain the removed text. */
  #evict(stream: string): Promise<void> {
    return this.#queue.run(stream, () => Promise.resolve(void this.#cached.delete(stream)));
  }
}
