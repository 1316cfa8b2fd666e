import { LRUCache } from 'lru-cache';
import { ChangesByKind, streamParts, type StreamKind, type StoredEvent } from '#kernel';
import { readStream, type EventStore } from '#event-store';
import { CachedStream, deciderOf, type Deciders } from './cached-stream.js';

/** Number of streams that are remembered not to exist. */
const ABSENT = 1_000;

/**
 * The folds of the streams used last. `eventsKept` bounds them by the number of events folded in all of them together,
 * so that memory stays flat whatever the length of the streams.
 */
export class Streams {
  private readonly cache: LRUCache<string, CachedStream>;
  /** Streams that did not exist, and when the store said so. */
  private readonly absent = new LRUCache<string, number>({ max: ABSENT });
  /** Counts what was read or recorded here, by the kind of the stream. */
  readonly changes = new ChangesByKind();
  /** How many streams this process began: what was read before one of them says nothing of it. */
  private begun = 0;

  constructor(
    private readonly store: EventStore,
    private readonly deciders: Deciders,
    eventsKept: number,
  ) {
    this.cache = new LRUCache({ maxSize: eventsKept, sizeCalculation: (s) => s.revision + 1 });
  }

  /** The stream as this process last saw it; undefined when it is not remembered. */
  seen(stream: string): CachedStream | undefined {
    return this.cache.get(stream);
  }

  /** As `recent`, without asking the store: undefined also when it is not remembered, or was compared too long ago. */
  fresh(stream: string, maxAgeMs: number): CachedStream | undefined {
    const cached = this.cache.get(stream);
    return cached && performance.now() - cached.comparedAt < maxAgeMs ? cached : undefined;
  }

  /** The stream with all that this process recorded, and what others recorded until so many ms ago; undefined when it does not exist. */
  async recent(kind: StreamKind, stream: string, maxAgeMs: number): Promise<CachedStream | undefined> {
    const fresh = this.fresh(stream, maxAgeMs);
    if (fresh) return fresh;
    const absentAt = this.cache.has(stream) ? undefined : this.absent.get(stream);
    if (absentAt !== undefined && performance.now() - absentAt < maxAgeMs) return undefined;
    return this.load(kind, stream);
  }

  /** The stream with all up to a revision, as this process last saw it where it saw that; undefined when it does not exist. */
  async upTo(kind: StreamKind, stream: string, revision: number): Promise<CachedStream | undefined> {
    const cached = this.cache.get(stream);
    return cached && cached.revision >= revision ? cached : this.load(kind, stream);
  }

  /** The stream as it stands in the store; undefined when it does not exist. Only newer events are read. */
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
    const made = CachedStream.of(deciderOf(this.deciders, kind), await this.read(stream));
    if (made) {
      this.keep(stream, made);
      made.comparedAt = now;
    } else if (begun === this.begun) this.absent.set(stream, now);
    return made;
  }

  read(stream: string, from = 0): Promise<StoredEvent[]> {
    return readStream(this.store, stream, { from });
  }

  keep(stream: string, state: CachedStream): void {
    // The cache takes an entry's size only when it is new.
    this.cache.delete(stream);
    this.absent.delete(stream);
    this.cache.set(stream, state);
    this.changes.changed([streamParts(stream).kind]);
  }

  forget(stream: string): void {
    this.cache.delete(stream);
  }

  /** This process has recorded an event, which is folded on: nothing else was there. @param asked when it began to, in ms of `performance.now()` */
  recorded(stream: string, state: CachedStream, asked: number): void {
    this.keep(stream, state);
    state.comparedAt = asked;
  }

  /** This process has recorded the first event of a stream. */
  begin(stream: string): void {
    this.begun += 1;
    this.absent.delete(stream);
  }
}
