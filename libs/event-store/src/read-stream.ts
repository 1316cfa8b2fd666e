import { londonDate, type Instant, type PlainDate, type StoredEvent } from '#kernel';
import type { EventStore } from './port.js';

/** Selects events of a stream. An empty range selects all. */
export interface StreamRange {
  /** The first revision. */
  from?: number;
  /** The last revision. */
  upTo?: number;
  /** Excludes events recorded after the end of this day in London. */
  knownAt?: PlainDate | undefined;
  /** Excludes events recorded after this instant. */
  recordedUntil?: Instant | undefined;
}

/** The events of a stream in one list, in the order of their revisions. A stream that does not exist has none. */
export async function readStream(store: Pick<EventStore, 'readStream'>, stream: string, range: StreamRange = {}): Promise<StoredEvent[]> {
  const { from = 0, upTo = Number.POSITIVE_INFINITY, knownAt, recordedUntil } = range;
  const batches: StoredEvent[][] = [];
  for await (const { events } of store.readStream(stream, { from })) {
    batches.push(events);
    if ((events.at(-1)?.revision ?? -1) >= upTo) break;
  }
  const [first = []] = batches;
  const events = batches.length > 1 ? batches.flat() : first;
  if (upTo === Number.POSITIVE_INFINITY && knownAt === undefined && recordedUntil === undefined) return events;
  return events.filter(({ revision, recordedAt }) =>
    revision <= upTo && (knownAt === undefined || londonDate(recordedAt) <= knownAt) && (recordedUntil === undefined || recordedAt <= recordedUntil));
}
