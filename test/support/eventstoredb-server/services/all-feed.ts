import type streams from '@eventstore/db-client/generated/streams_pb.js';
import type { LogReader } from '../log/reader.js';
import type { StoredRecord } from '../log/record.js';
import { readEvent } from '../wire/read-event.js';
import { thrownByHandler } from '../wire/statuses.js';
import type { EventFilter } from './event-filter.js';
import { caughtUp, checkpoint, type Feed, type Turn } from './feed.js';

const pageSize = 32;

/** Feeds all events after a position, with an optional filter. With a filter it also sends checkpoints. */
export function allFeed(reader: LogReader, start: 'start' | 'end' | bigint, filter?: EventFilter): Feed {
  let at = start === 'end' ? reader.head() + 1n : startOf(reader, start);
  let live = false;
  let looked = 0;

  const taken = (events: readonly StoredRecord[]): StoredRecord[] => events.filter((event) => filter?.takes(event) ?? true);
  const read = (): StoredRecord[] => {
    const events = reader.allFrom(at, BigInt(filter?.window ?? pageSize));
    at = (events.at(-1)?.position ?? at - 1n) + 1n;
    return events;
  };
  const catchUp = (): Turn => {
    const from = at;
    const events = read();
    if (events.length === 0) return goLive();
    const found = taken(events);
    const messages = found.map(readEvent);
    looked += events.length;
    if (filter && events.length === filter.window && looked >= filter.interval) {
      looked %= filter.interval;
      messages.push(checkpoint(found.at(-1)?.position ?? from));
    }
    return { messages };
  };
  const goLive = (): Turn => {
    live = true;
    return { messages: [caughtUp()] };
  };
  const follow = (): Turn => {
    const events = read();
    const messages: streams.ReadResp[] = [];
    for (const event of events) {
      if (taken([event]).length > 0) messages.push(readEvent(event));
      if (!filter || ++looked < filter.interval) continue;
      looked = 0;
      messages.push(checkpoint(event.position));
    }
    return { messages, rest: events.length === 0 };
  };
  return {
    next: () => {
      if (live) return follow();
      return start === 'end' ? goLive() : catchUp();
    },
  };
}

/** The position after the event at `start`; if that was scavenged, after the next event, as in EventStoreDB. */
function startOf(reader: LogReader, start: 'start' | bigint): bigint {
  if (start === 'start') return 0n;
  if (!reader.isPlace(start)) throw thrownByHandler();
  const [event] = reader.allFrom(start, 1n);
  return event ? event.position + 1n : start;
}
