import { LRUCache } from 'lru-cache';
import { readStream, type EventStore } from '#event-store';
import { streamParts, type Decider, type StreamKind } from '#kernel';
import { LiveFold, isRedaction } from '#history';
import type { Folded } from '../projection.js';
import type { Touched } from './pending.js';

/** The decider of each kind of stream. Events of other kinds only advance the position. */
export type Deciders = Readonly<Partial<Record<StreamKind, Decider<object>>>>;

interface Entry {
  fold: LiveFold<object>;
  revision: number;
  lastRecordedAt: string;
  example: boolean;
}

/**
 * A cache of folded streams. New events are applied to the cached fold. After a late fact, a correction or a gap, the stream
 * is read and folded again, up to the revision that was collected.
 */
export class Folds {
  readonly #entries: LRUCache<string, Entry> | undefined;

  /** @param facts maximum number of facts in all cached states; 0 disables the cache */
  constructor(
    private readonly store: EventStore,
    private readonly deciders: Deciders,
    facts: number,
  ) {
    if (facts > 0) this.#entries = new LRUCache({ maxSize: facts, sizeCalculation: (entry) => entry.revision + 1 });
  }

  knows(stream: string): boolean {
    return this.deciders[streamParts(stream).kind] !== undefined;
  }

  async update(stream: string, touched: Touched): Promise<Folded<never>> {
    const cached = this.#entries?.get(stream);
    // Drop the cache entry first: a failed fold leaves it half updated.
    this.#entries?.delete(stream);
    const entry = (cached && continued(cached, touched)) ?? (await this.#foldAgain(stream, touched));
    this.#entries?.set(stream, entry);
    const { fold, revision, lastRecordedAt, example } = entry;
    return { stream, id: streamParts(stream).id, state: fold.state as never, revision, lastRecordedAt, example };
  }

  async #foldAgain(stream: string, touched: Touched): Promise<Entry> {
    const decider = this.deciders[streamParts(stream).kind];
    if (!decider) throw new Error(`There is no decider for stream ${stream}`);
    // Events that were read before a text was removed still contain it.
    const isWhole = touched.events?.[0]?.revision === 0 && !touched.events.some(isRedaction);
    const events = isWhole && touched.events ? touched.events : await readStream(this.store, stream, { upTo: touched.revision });
    const [first, last] = [events[0], events.at(-1)];
    if (!first || !last) throw new Error(`Stream ${stream} has no events`);
    const example = first.metadata.example === true;
    return { fold: LiveFold.of(decider, events), revision: last.revision, lastRecordedAt: last.recordedAt, example };
  }
}

/** The entry after the new events are applied; undefined when that is not possible. */
function continued(entry: Entry, { revision, events }: Touched): Entry | undefined {
  if (entry.revision >= revision) return entry;
  if (!events) return undefined;
  for (const event of events) {
    if (event.revision <= entry.revision) continue;
    if (event.revision !== entry.revision + 1 || !entry.fold.apply(event)) return undefined;
    entry.revision = event.revision;
    entry.lastRecordedAt = event.recordedAt;
  }
  return entry;
}
