import { readStream, type EventStore } from '#event-store';
import type { PlainDate } from '#kernel';
import { entriesOf, type EventWords, type HistoryEntry } from './entry.js';

export interface HistoryQuery {
  /** Only what happened by this day (inclusive). */
  asAt?: PlainDate;
  /** Only what was recorded by the end of this day in London (inclusive). */
  knownAt?: PlainDate;
  /** The key of the last entry already seen, from `next`. */
  after?: string;
  /** How many entries come on pages before, for pages that are numbered. */
  skip?: number;
  /** Maximum number of entries. Undefined: all. */
  limit?: number;
  /** By the order of recording. Default: `newest`. */
  order?: 'newest' | 'oldest';
}

export interface HistoryPage {
  /** Number of entries on all pages. */
  total: number;
  items: HistoryEntry[];
  /** The value of `after` for the next page; null on the last one. */
  next: string | null;
}

export interface HistorySource {
  store: EventStore;
  events: EventWords;
}

/** The recorded events of one stream. A missing stream has an empty history. */
export async function history(source: HistorySource, stream: string, query: HistoryQuery = {}): Promise<HistoryPage> {
  const { asAt, knownAt, after, skip = 0, limit = Number.POSITIVE_INFINITY, order = 'newest' } = query;
  // Corrections that were not known yet do not mark their originals.
  const events = await readStream(source.store, stream, { knownAt });
  const entries = entriesOf(events, source.events).filter((entry) => asAt === undefined || entry.occurredOn <= asAt);
  if (order === 'newest') entries.reverse();
  const seen = after === undefined ? undefined : Number(after);
  const rest = seen === undefined ? entries : entries.filter((e) => (order === 'newest' ? e.revision < seen : e.revision > seen));
  const items = rest.slice(skip, skip + limit);
  return { total: entries.length, items, next: skip + items.length < rest.length ? String(items.at(-1)?.revision) : null };
}
