import { readStream, type EventStore } from '#event-store';
import { isCorrection } from '#history';
import { londonDate, type PlainDate, type StoredEvent } from '#kernel';
import { Entries, type EventWords, type HistoryEntry } from './entry.js';

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
  /** Leaves out every other event, for pages that show some of the entries. */
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

/** One entry with those beside it. */
export interface EntryInHistory {
  entry: HistoryEntry;
  /** As recorded before and after it. */
  before: HistoryEntry | null;
  after: HistoryEntry | null;
  /** How many entries stand before it in the list as at, and as known at, a moment, the last recorded first; 0 when it is not listed. */
  listedBefore: number;
  /** The entries that its data names. */
  named: HistoryEntry[];
}

/** Undefined when the stream has no such entry. */
export async function historyEntry(source: HistorySource, stream: string, id: string, { asAt, knownAt }: Pick<HistoryQuery, 'asAt' | 'knownAt'> = {}): Promise<EntryInHistory | undefined> {
  const events = await readStream(source.store, stream);
  const entries = new Entries(events, source.events);
  const event = entries.event(id);
  if (!event) return undefined;
  const at = events.indexOf(event);
  const beside = (index: number): HistoryEntry | null => (events[index] ? entries.of(events[index]) : null);
  const isListed = ({ occurredOn, recordedAt }: StoredEvent): boolean => (asAt === undefined || occurredOn <= asAt) && (knownAt === undefined || londonDate(recordedAt) <= knownAt);
  const ids = Object.values((isCorrection(event) ? event.data.data : event.data) ?? {});
  const named = ids.flatMap((value) => (typeof value === 'string' ? (entries.event(value) ?? []) : []));
  return {
    entry: entries.of(event), before: beside(at - 1), after: beside(at + 1),
    listedBefore: isListed(event) ? events.slice(at + 1).filter(isListed).length : 0,
    named: named.map((one) => entries.of(one)),
  };
}
