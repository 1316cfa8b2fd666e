import type { LogReader } from '../log/reader.js';
import { noRevision, tombstoneRevision, type StoredRecord } from '../log/record.js';
import { readEvent } from '../wire/read-event.js';
import { streamDeleted } from '../wire/statuses.js';
import { caughtUp, type Feed, type Turn } from './feed.js';

const pageSize = 32n;

/** Feeds a stream after a revision: first the stored events, then the message that it is caught up, then new events. */
export function streamFeed(reader: LogReader, stream: string, start: 'start' | 'end' | bigint): Feed {
  let seen = typeof start === 'bigint' ? start : noRevision;
  let next = seen + 1n;
  let live: bigint | undefined;

  const unseen = (events: readonly StoredRecord[]): StoredRecord[] => {
    const found = events.filter((event) => event.revision > seen);
    seen = found.at(-1)?.revision ?? seen;
    return found;
  };
  const goLive = (): Turn => {
    live = reader.head();
    return { messages: [caughtUp()] };
  };
  const catchUp = (): Turn => {
    const page = reader.forwards(stream, next, pageSize);
    if (page.is === 'tombstoned') return { messages: [], fail: streamDeleted(stream) };
    if (page.is === 'no stream') return { messages: [], rest: true };
    if (page.events.length === 0) return goLive();
    next = (page.events.at(-1)?.revision ?? page.last) + 1n;
    return { messages: unseen(page.events).map(readEvent) };
  };
  const follow = (after: bigint): Turn => {
    const events = reader.liveAfter(stream, after, pageSize);
    live = events.at(-1)?.position ?? after;
    const messages = unseen(events).map(readEvent);
    const over = events.at(-1)?.revision === tombstoneRevision;
    return over ? { messages, fail: streamDeleted(stream) } : { messages, rest: events.length === 0 };
  };
  return {
    next: () => {
      if (live !== undefined) return follow(live);
      return start === 'end' ? goLive() : catchUp();
    },
  };
}
