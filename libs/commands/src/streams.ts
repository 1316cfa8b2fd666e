import { LRUCache } from 'lru-cache';
import type { StreamKind, StoredEvent } from '#kernel';
import { readStream, type EventStore } from '#event-store';
import { CachedStream, processOf, type Processes } from './cached-stream.js';

/**
 * The folds of the streams used last. `eventsKept` bounds them by the number of events folded in all of them together,
 * so that memory stays flat whatever the length of the streams.
 */
export class Streams {
  private readonly cache: LRUCache<string, CachedStream>;
  /** When a stream that is remembered was last compared with the store, in ms of `performance.now()`. */
  private readonly compared = new WeakMap<CachedStream, number>();

  constructor(
    private readonly store: EventStore,
    private readonly processes: Processes,
    eventsKept: number,
  ) {
    this.cache = new LRUCache({ maxSize: eventsKept, sizeCalculation: (s) => s.head.revision + 1 });
  }

  /** The stream as this process last saw it; undefined when it is not remembered. */
  seen(stream: string): CachedStream | undefined {
    return this.cache.get(stream);
  }

  /** The stream with all that this process recorded, and what others recorded until so many ms ago; undefined when it does not exist. */
  async recent(kind: StreamKind, stream: string, maxAgeMs: number): Promise<CachedStream | undefined> {
    const cached = this.cache.get(stream);
    const at = cached && this.compared.get(cached);
    if (at !== undefined && performance.now() - at < maxAgeMs) return cached;
    return this.load(kind, stream);
  }

  /** The stream as it stands in the store; undefined when it does not exist. Only newer events are read. */
  async load(kind: StreamKind, stream: string): Promise<CachedStream | undefined> {
    const cached = this.cache.get(stream);
    const now = performance.now();
    if (cached) {
      const newer = await this.read(stream, cached.head.revision + 1);
      if (newer.every((event) => cached.apply(event))) {
        if (newer.length > 0) this.keep(stream, cached);
        this.compared.set(cached, now);
        return cached;
      }
      this.forget(stream);
    }
    const made = CachedStream.of(processOf(this.processes, kind), await this.read(stream));
    if (made) {
      this.keep(stream, made);
      this.compared.set(made, now);
    }
    return made;
  }

  read(stream: string, from = 0): Promise<StoredEvent[]> {
    return readStream(this.store, stream, { from });
  }

  keep(stream: string, state: CachedStream): void {
    // The cache takes an entry's size only when it is new.
    this.cache.delete(stream);
    this.cache.set(stream, state);
  }

  forget(stream: string): void {
    this.cache.delete(stream);
  }
}
