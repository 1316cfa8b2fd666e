import { isWithin, type Within } from '#access';
import { readStream, type EventStore } from '#event-store';
import { foldText, londonDate, type PlainDate, type StoredEvent } from '#kernel';
import { Entries, type EventWords, type HistoryEntry } from '../history/entry.js';
import { daysUntilRecorded, type IndexedEvent, type LogIndex } from './log-index.js';

export interface LogQuery {
  ulo?: string;
  programme?: string;
  /** Part of the name of the ULO or programme. */
  q?: string;
  /** The id of the person who recorded it. */
  person?: string;
  /** The role of the person who recorded it. */
  role?: string;
  type?: string;
  happenedFrom?: PlainDate;
  happenedTo?: PlainDate;
  recordedFrom?: PlainDate;
  recordedTo?: PlainDate;
  /** Only entries recorded more than this many days after the event happened. */
  lateDays?: number;
  /** Only corrections and withdrawals. */
  corrections?: boolean;
  /** The order of recording. Default: newest. */
  order?: 'newest' | 'oldest';
  /** The number of the page, from 1. */
  page?: number;
  /** Entries per page. Default: 50. */
  limit?: number;
}

export interface FoundEntry extends HistoryEntry {
  of: { kind: 'ulo' | 'programme'; id: string; name: string };
}

export interface LogSearchPage {
  /** The number of matching entries on all pages. */
  total: number;
  page: number;
  pages: number;
  items: FoundEntry[];
}

const PAGE_SIZE = 50;
/** Maximum number of entries of a chronology for printing. */
const MAX_PRINTED = 2_000;

interface Source {
  store: EventStore;
  index: LogIndex;
  words: Readonly<Record<'ulo' | 'programme', { events: EventWords }>>;
}

/** Searches the log. @param whole puts up to 2,000 entries on one page @throws Unavailable, Damaged */
export async function searchLog({ store, index, words }: Source, query: LogQuery & { within: Within }, { whole = false }: { whole?: boolean } = {}): Promise<LogSearchPage> {
  const events = (await index.upToDate()).filter((event) => matches(event, query, index));
  if (query.order !== 'oldest') events.reverse();
  const size = whole ? MAX_PRINTED : (query.limit ?? PAGE_SIZE);
  const pages = Math.max(1, Math.ceil(events.length / size));
  const page = Math.min(Math.max(1, query.page ?? 1), pages);
  const shown = events.slice((page - 1) * size, page * size);
  const histories = new Map<string, { events: StoredEvent[]; entries: Entries }>();
  const items: FoundEntry[] = [];
  for (const { kind, id, revision } of shown) {
    const stream = `${kind}-${id}`;
    let history = histories.get(stream);
    if (!history) {
      const all = await readStream(store, stream);
      histories.set(stream, (history = { events: all, entries: new Entries(all, words[kind].events) }));
    }
    const event = history.events[revision];
    if (event) items.push({ ...history.entries.of(event), of: { kind, id, name: index.names.get(id)?.name ?? '' } });
  }
  return { total: events.length, page, pages, items };
}

function matches(event: IndexedEvent, query: LogQuery & { within: Within }, { names }: LogIndex): boolean {
  const named = names.get(event.id);
  const programme = event.kind === 'programme' ? event.id : (named?.programme ?? '');
  if (!isWithin(query.within, { programme, ...(event.kind === 'ulo' ? { ulo: event.id } : {}) })) return false;
  const recordedOn = londonDate(event.recordedAt);
  return (
    (query.ulo === undefined || (event.kind === 'ulo' && event.id === query.ulo)) &&
    (query.programme === undefined || programme === query.programme) &&
    (query.q === undefined || foldText(named?.name ?? '').includes(foldText(query.q))) &&
    (query.person === undefined || event.actor === query.person) &&
    (query.role === undefined || event.role === query.role) &&
    (query.type === undefined || event.type === query.type) &&
    isBetween(event.occurredOn, query.happenedFrom, query.happenedTo) &&
    isBetween(recordedOn, query.recordedFrom, query.recordedTo) &&
    (query.lateDays === undefined || daysUntilRecorded(event) > query.lateDays) &&
    (query.corrections !== true || event.corrects)
  );
}

const isBetween = (day: PlainDate, from: PlainDate | undefined, to: PlainDate | undefined): boolean => (from === undefined || day >= from) && (to === undefined || day <= to);
