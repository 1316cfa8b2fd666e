import { londonDate, type Instant, type PlainDate, type StoredEvent } from '#kernel';
import type { EventStore } from './port.js';

/** Which events are asked for; all of them when it is empty. */
export interface StreamRange {
  /** The first revision. */
  from?: number;
  /** The last revision. */
  upTo?: number;
  /** Leaves out what was recorded after the end of this day in London. */
  knownAt?: PlainDate | undefined;
  /** Leaves out what was recorded after this instant. */
  recordedUntil?: Instant | undefined;
}

/** The events of a stream in one list, in the order of their revisions. A stream that does not exist has none. */
export async function readStream(store: Pick<EventStore, 'readStream'>, stream: string, range: StreamRange = {}): Promise<StoredEvent[]> {
  const { from = 0, upTo = Number.POSITIVE_INFINITY, knownAt, recordedUntil } = range;
  const lists: StoredEvent[][] = [];
  for await (const { events } of store.readStream(stream, { from })) {
    lists.push(events);
    if ((events.at(-1)?.revision ?? -1) >= upTo) break;
  }
  const [only = []] = lists;
  const events = lists.length > 1 ? lists.flat() : only;
  if (upTo === Number.POSITIVE_INFINITY && knownAt === undefined && recordedUntil === undefined) return events;
  return events.filter(({ revision, recordedAt }) =>
    revision <= upTo && (knownAt === undefined || londonDate(recordedAt) <= knownAt) && (recordedUntil === undefined || recordedAt <= recordedUntil));
}
