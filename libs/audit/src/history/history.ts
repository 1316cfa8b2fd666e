import { readStream, type EventStore } from '#event-store';
import { isCorrection } from '#history';
import { londonDate, type PlainDate, type StoredEvent } from '#kernel';
import { Entries, type EventWords, type HistoryEntry } from './entry.js';

export interface HistoryQuery {
  /** Only events that happened by this day (inclusive). */
  asAt?: PlainDate;
  /** Only events recorded by the end of this day in London (inclusive). */
  knownAt?: PlainDate;
  /** The key of the last entry already seen, from `next`. */
  after?: string;
  /** The number of entries on earlier pages, for numbered pages. */
  skip?: number;
  /** Maximum number of entries. Undefined: all. */
  limit?: number;
  /** The order of recording. Default: `newest`. */
  order?: 'newest' | 'oldest';
  /** Selects the events, for pages that show only some entries. */
  only?: (event: StoredEvent) => boolean;
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
  const { asAt, knownAt, after, skip = 0, limit = Number.POSITIVE_INFINITY, order = 'newest', only } = query;
  // Corrections that were not known yet do not mark their originals.
  const known = await readStream(source.store, stream, { knownAt });
  const events = known.filter((event) => (asAt === undefined || event.occurredOn <= asAt) && (only?.(event) ?? true));
  if (order === 'newest') events.reverse();
  const seen = after === undefined ? undefined : Number(after);
  const rest = seen === undefined ? events : events.filter((e) => (order === 'newest' ? e.revision < seen : e.revision > seen));
  const shown = rest.slice(skip, skip + limit);
  const entries = new Entries(known, source.events);
  return { total: events.length, items: shown.map((event) => entries.of(event)), next: skip + shown.length < rest.length ? String(shown.at(-1)?.revision) : null };
}

/** One entry with its neighbours. */
export interface EntryInHistory {
  entry: HistoryEntry;
  /** The entries recorded directly before and after it. */
  before: HistoryEntry | null;
  after: HistoryEntry | null;
  /** The number of entries before it in the list for `asAt` and `knownAt`, newest first; 0 when it is not in the list. */
  listedBefore: number;
  /** The entries that its data refers to. */
  named: HistoryEntry[];
}

/** One entry of a history; undefined when the stream has no such entry. */
export async function historyEntry(source: HistorySource, stream: string, id: string, { asAt, knownAt }: Pick<HistoryQuery, 'asAt' | 'knownAt'> = {}): Promise<EntryInHistory | undefined> {
  const events = await readStream(source.store, stream);
  const entries = new Entries(events, source.events);
  const event = entries.event(id);
  if (!event) return undefined;
  const at = events.indexOf(event);
  const neighbour = (index: number): HistoryEntry | null => (events[index] ? entries.of(events[index]) : null);
  const isListed = ({ occurredOn, recordedAt }: StoredEvent): boolean => (asAt === undefined || occurredOn <= asAt) && (knownAt === undefined || londonDate(recordedAt) <= knownAt);
  const ids = Object.values((isCorrection(event) ? event.data.data : event.data) ?? {});
  const named = ids.flatMap((value) => (typeof value === 'string' ? (entries.event(value) ?? []) : []));
  return {
    entry: entries.of(event), before: neighbour(at - 1), after: neighbour(at + 1),
    listedBefore: isListed(event) ? events.slice(at + 1).filter(isListed).length : 0,
    named: named.map((one) => entries.of(one)),
  };
}
