import { LRUCache } from 'lru-cache';
import { readStream, type EventStore } from '#event-store';
import { streamParts, type Decider, type StreamKind } from '#kernel';
import { LiveFold, isRedaction } from '#history';
import type { Folded } from '../projection.js';
import type { Touched } from './pending.js';

/** How each kind of stream is folded; streams of other kinds are only counted as seen. */
export type Deciders = Readonly<Partial<Record<StreamKind, Decider<object>>>>;

interface Entry {
  fold: LiveFold<object>;
  revision: number;
  lastRecordedAt: string;
  example: boolean;
}

/**
 * The folded states of streams, those used last kept in memory. What can be folded on is folded on; a late fact, a
 * correction or a gap makes the stream be read and folded anew, no further than the revision seen.
 */
export class Folds {
  readonly #entries: LRUCache<string, Entry> | undefined;

  /** @param facts how many facts the kept states may hold together; 0 keeps none */
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

  async bring(stream: string, touched: Touched): Promise<Folded<never>> {
    const kept = this.#entries?.get(stream);
    // Folding on changes the state in place: until it has succeeded it is nobody's.
    this.#entries?.delete(stream);
    const entry = (kept && foldedOn(kept, touched)) ?? (await this.#anew(stream, touched));
    this.#entries?.set(stream, entry);
    const { fold, revision, lastRecordedAt, example } = entry;
    return { stream, id: streamParts(stream).id, state: fold.state as never, revision, lastRecordedAt, example };
  }

  async #anew(stream: string, touched: Touched): Promise<Entry> {
    const decider = this.deciders[streamParts(stream).kind];
    if (!decider) throw new Error(`No process folds stream ${stream}`);
    // Events that were read before a text was removed still hold it.
    const isWhole = touched.events?.[0]?.revision === 0 && !touched.events.some(isRedaction);
    const events = isWhole && touched.events ? touched.events : await readStream(this.store, stream, { upTo: touched.revision });
    const [first, last] = [events[0], events.at(-1)];
    if (!first || !last) throw new Error(`Stream ${stream} has no events`);
    const example = first.metadata.example === true;
    return { fold: LiveFold.of(decider, events), revision: last.revision, lastRecordedAt: last.recordedAt, example };
  }
}

/** The entry with the new events folded on, or undefined when that cannot be done. */
function foldedOn(entry: Entry, { revision, events }: Touched): Entry | undefined {
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
