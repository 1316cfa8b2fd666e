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
  /** The id of who recorded it. */
  person?: string;
  /** The role of who recorded it. */
  role?: string;
  type?: string;
  happenedFrom?: PlainDate;
  happenedTo?: PlainDate;
  recordedFrom?: PlainDate;
  recordedTo?: PlainDate;
  /** Only what was recorded more than so many days after it had happened. */
  lateDays?: number;
  /** Only corrections and withdrawals. */
  corrections?: boolean;
  /** By the order of recording. Default: newest. */
  order?: 'newest' | 'oldest';
  /** From 1. */
  page?: number;
  /** Entries of a page. Absent: 50. */
  limit?: number;
}

export interface FoundEntry extends HistoryEntry {
  of: { kind: 'ulo' | 'programme'; id: string; name: string };
}

export interface LogSearchPage {
  /** Entries that match, all pages together. */
  total: number;
  page: number;
  pages: number;
  items: FoundEntry[];
}

const PAGE = 50;
/** Entries of a chronology on one page of paper after another. */
const WHOLE = 2_000;

interface Source {
  store: EventStore;
  index: LogIndex;
  words: Readonly<Record<'ulo' | 'programme', { events: EventWords }>>;
}

/** @param whole everything on one page, as far as there is room */
export async function searchLog({ store, index, words }: Source, query: LogQuery & { within: Within }, { whole = false }: { whole?: boolean } = {}): Promise<LogSearchPage> {
  const events = (await index.upToDate()).filter((event) => matches(event, query, index));
  if (query.order !== 'oldest') events.reverse();
  const size = whole ? WHOLE : (query.limit ?? PAGE);
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

function matches(event: IndexedEvent, q: LogQuery & { within: Within }, { names }: LogIndex): boolean {
  const named = names.get(event.id);
  const programme = event.kind === 'programme' ? event.id : (named?.programme ?? '');
  if (!isWithin(q.within, { programme, ...(event.kind === 'ulo' ? { ulo: event.id } : {}) })) return false;
  const recordedOn = londonDate(event.recordedAt);
  return (
    (q.ulo === undefined || (event.kind === 'ulo' && event.id === q.ulo)) &&
    (q.programme === undefined || programme === q.programme) &&
    (q.q === undefined || foldText(named?.name ?? '').includes(foldText(q.q))) &&
    (q.person === undefined || event.actor === q.person) &&
    (q.role === undefined || event.role === q.role) &&
    (q.type === undefined || event.type === q.type) &&
    isBetween(event.occurredOn, q.happenedFrom, q.happenedTo) &&
    isBetween(recordedOn, q.recordedFrom, q.recordedTo) &&
    (q.lateDays === undefined || daysUntilRecorded(event) > q.lateDays) &&
    (q.corrections !== true || event.corrects)
  );
}

const isBetween = (day: PlainDate, from: PlainDate | undefined, to: PlainDate | undefined): boolean => (from === undefined || day >= from) && (to === undefined || day <= to);
