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
  /** At most so many entries; all of them when absent. */
  limit?: number;
  /** By the order of recording; `newest` unless told. */
  order?: 'newest' | 'oldest';
}

export interface HistoryPage {
  /** How many entries there are in all, on whatever page. */
  total: number;
  items: HistoryEntry[];
  /** The key that `after` takes to go on; null at the end. */
  next: string | null;
}

export interface HistorySource {
  store: EventStore;
  events: EventWords;
}

/** What was recorded of one stream. A stream that does not exist has an empty history. */
export async function history(source: HistorySource, stream: string, query: HistoryQuery = {}): Promise<HistoryPage> {
  const { asAt, knownAt, after, limit = Number.POSITIVE_INFINITY, order = 'newest' } = query;
  // Corrections that were not yet known leave no mark on their originals.
  const events = await readStream(source.store, stream, { knownAt });
  const entries = entriesOf(events, source.events).filter((entry) => asAt === undefined || entry.occurredOn <= asAt);
  if (order === 'newest') entries.reverse();
  const seen = after === undefined ? undefined : Number(after);
  const rest = seen === undefined ? entries : entries.filter((e) => (order === 'newest' ? e.revision < seen : e.revision > seen));
  const items = rest.slice(0, limit);
  return { total: entries.length, items, next: items.length < rest.length ? String(items.at(-1)?.revision) : null };
}
