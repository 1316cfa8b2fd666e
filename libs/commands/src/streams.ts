import { LRUCache } from 'lru-cache';
import { ChangesByKind, streamParts, type StreamKind, type StoredEvent } from '#kernel';
import { readStream, type EventStore } from '#event-store';
import { CachedStream, deciderOf, type Deciders } from './cached-stream.js';

/** Maximum number of cached entries for streams that do not exist. */
const ABSENT = 1_000;

/**
 * A cache of the folds of the streams that were used last. `eventsKept` limits the total number of their events, so that the
 * use of memory does not depend on the length of the streams.
 */
export class Streams {
  private readonly cache: LRUCache<string, CachedStream>;
  /** Streams that did not exist, with the time of the read. */
  private readonly absent = new LRUCache<string, number>({ max: ABSENT });
  /** Counts the reads and appends that brought new events, by the kind of stream. */
  readonly changes = new ChangesByKind();
  /** The number of streams that this process began. A read that started before one of them may have missed it. */
  private begun = 0;

  constructor(
    private readonly store: EventStore,
    private readonly deciders: Deciders,
    eventsKept: number,
  ) {
    this.cache = new LRUCache({ maxSize: eventsKept, sizeCalculation: (s) => s.revision + 1 });
  }

  /** The cached stream, without a check of its age; undefined when it is not cached. */
  seen(stream: string): CachedStream | undefined {
    return this.cache.get(stream);
  }

  /** The cached stream when it was compared with the store less than `maxAgeMs` ago; otherwise undefined. */
  fresh(stream: string, maxAgeMs: number): CachedStream | undefined {
    const cached = this.cache.get(stream);
    return cached && performance.now() - cached.comparedAt < maxAgeMs ? cached : undefined;
  }

  /** The stream with all events of this process, and those of others until `maxAgeMs` ago; undefined when it does not exist. */
  async recent(kind: StreamKind, stream: string, maxAgeMs: number): Promise<CachedStream | undefined> {
    const fresh = this.fresh(stream, maxAgeMs);
    if (fresh) return fresh;
    const absentAt = this.cache.has(stream) ? undefined : this.absent.get(stream);
    if (absentAt !== undefined && performance.now() - absentAt < maxAgeMs) return undefined;
    return this.load(kind, stream);
  }

  /** The stream with at least the events up to a revision, from the cache if possible; undefined when it does not exist. */
  async upTo(kind: StreamKind, stream: string, revision: number): Promise<CachedStream | undefined> {
    const cached = this.cache.get(stream);
    return cached && cached.revision >= revision ? cached : this.load(kind, stream);
  }

  /** The current stream; undefined when it does not exist. Reads only the events that the cache does not have. */
  async load(kind: StreamKind, stream: string): Promise<CachedStream | undefined> {
    const cached = this.cache.get(stream);
    const [now, begun] = [performance.now(), this.begun];
    if (cached) {
      const newer = await this.read(stream, cached.revision + 1);
      if (newer.every((event) => cached.apply(event))) {
        if (newer.length > 0) this.keep(stream, cached);
        cached.comparedAt = now;
        return cached;
      }
      this.forget(stream);
    }
    const loaded = CachedStream.of(deciderOf(this.deciders, kind), await this.read(stream));
    if (loaded) {
      this.keep(stream, loaded);
      loaded.comparedAt = now;
    } else if (begun === this.begun) this.absent.set(stream, now);
    return loaded;
  }

  read(stream: string, from = 0): Promise<StoredEvent[]> {
    return readStream(this.store, stream, { from });
  }

  keep(stream: string, state: CachedStream): void {
    // `LRUCache` calculates the size of an entry only when it is new.
    this.cache.delete(stream);
    this.absent.delete(stream);
    this.cache.set(stream, state);
    this.changes.changed([streamParts(stream).kind]);
  }

  forget(stream: string): void {
    this.cache.delete(stream);
  }

  /** Called after this process appended an event and applied it to the fold. @param startedAt start of the append, in ms of `performance.now()` */
  recorded(stream: string, state: CachedStream, startedAt: number): void {
    this.keep(stream, state);
    state.comparedAt = startedAt;
  }

  /** Called after this process appended the first event of a stream. */
  begin(stream: string): void {
    this.begun += 1;
    this.absent.delete(stream);
  }
}
