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

  /** The stream as it stands in the store; undefined when it does not exist. Only newer events are read. */
  async load(kind: StreamKind, stream: string): Promise<CachedStream | undefined> {
    const cached = this.cache.get(stream);
    if (cached) {
      const newer = await this.read(stream, cached.head.revision + 1);
      if (newer.every((event) => cached.apply(event))) {
        if (newer.length > 0) this.keep(stream, cached);
        return cached;
      }
      this.forget(stream);
    }
    const made = CachedStream.of(processOf(this.processes, kind), await this.read(stream));
    if (made) this.keep(stream, made);
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
