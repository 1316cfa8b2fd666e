import { LRUCache } from 'lru-cache';
import { KeyedQueue, type Process, type StoredEvent } from '#kernel';
import { LiveFold } from './live-fold.js';

/** A stream and its state as it was when it was read. Neither changes when more is recorded. */
export interface FoldedStream<W extends object> {
  readonly state: W;
  readonly first: StoredEvent;
  readonly last: StoredEvent;
}

interface Kept<W extends object> extends FoldedStream<W> {
  fold: LiveFold<W>;
}

/** The folded streams of one kind; those used last stay in memory, so that only newer events are read. */
export class FoldedStreams<W extends object> {
  readonly #kept: LRUCache<string, Kept<W>>;
  readonly #queue = new KeyedQueue();

  /**
   * @param read the events of a stream from a revision on
   * @param factsKept how many facts the streams in memory may hold together
   */
  constructor(
    private readonly process: Process<W>,
    private readonly read: (stream: string, from: number) => Promise<StoredEvent[]>,
    factsKept: number,
  ) {
    this.#kept = new LRUCache({ maxSize: factsKept, sizeCalculation: ({ last }) => last.revision + 1 });
  }

  /** The stream as it stands in the store; undefined when it does not exist. A stream is read once at a time. */
  upToDate(stream: string): Promise<FoldedStream<W> | undefined> {
    return this.#queue.run(stream, async () => {
      const kept = this.#kept.get(stream);
      const newer = await this.read(stream, kept ? kept.last.revision + 1 : 0);
      if (kept && newer.length === 0) return kept;
      const folded = kept ? (foldedOn(kept, newer) ?? this.#fold(await this.read(stream, 0))) : this.#fold(newer);
      if (folded) this.#kept.set(stream, folded);
      return folded;
    });
  }

  #fold(events: readonly StoredEvent[]): Kept<W> | undefined {
    const [first, last] = [events[0], events.at(-1)];
    if (!first || !last) return undefined;
    const fold = LiveFold.of(this.process, events);
    return { fold, state: fold.state, first, last };
  }
}

/** The stream with the newer events; undefined when one of them cannot be folded on. */
function foldedOn<W extends object>(kept: Kept<W>, newer: readonly StoredEvent[]): Kept<W> | undefined {
  // Somebody may still read the state that is kept.
  const fold = kept.fold.copy();
  if (!newer.every((event) => fold.apply(event))) return undefined;
  return { fold, state: fold.state, first: kept.first, last: newer.at(-1) ?? kept.last };
}
