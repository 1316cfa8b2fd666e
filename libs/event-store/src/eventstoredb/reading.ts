import { BACKWARDS, FORWARDS, START, type AllStreamResolvedEvent, type ResolvedEvent } from '@eventstore/db-client';
import type { Position, StoredEvent } from '#kernel';
import { LazyBatch, eventsOfTypes } from '../lazy-batch.js';
import { noPrevHash } from '../envelope/canonical-text.js';
import { checked, damagedEvent, decoded, opened, type Stored } from '../envelope/opened.js';
import { start, type Batch } from '../port.js';
import { reading } from './asking.js';
import type { Connection } from './connection.js';
import { comparePositions, positionOf, serverPosition } from './positions.js';
import { isOfLog, storedFrom } from './records.js';

const limit = 500;
/** Events that the client buffers in addition to the current chunk. */
const readAhead = { highWaterMark: limit };

/** The result of a read of the whole log, in addition to its batches. */
export interface Reached {
  /** A later position to read from, if the read found one. Its event is never deleted. */
  position: Position;
}

interface ReadAllOptions {
  signal?: AbortSignal;
  /** Called with the verified events before they are yielded. */
  keep?: (events: readonly Stored[]) => void;
}

/**
 * All events of the log after a position, up to its end. The server reads *from* a position: the event there is skipped,
 * and the next one is kept even when the event at that position was deleted.
 */
export async function* readAll(on: Connection, after: Position, reached: Reached, { signal, keep }: ReadAllOptions = {}): AsyncGenerator<Batch> {
  const fromPosition = after === start ? START : serverPosition(after);
  reached.position = after;
  let anchored = false;
  let previous: Batch | undefined;
  const events = reading<AllStreamResolvedEvent>(on, limit, (client, options) => client.readAll({ direction: FORWARDS, fromPosition, ...options }, readAhead), signal);
  for await (const chunk of events) {
    const stored: Stored[] = [];
    for (const { event } of chunk) {
      if (!event) continue;
      const at = positionOf(event.position);
      const ofLog = isOfLog(event);
      if (ofLog || !anchored) reached.position = at;
      anchored ||= ofLog;
      if (ofLog && comparePositions(at, after) > 0) stored.push(checked(storedFrom(event)));
    }
    if (stored.length === 0) continue;
    keep?.(stored);
    if (previous) yield previous;
    previous = batchOf(stored, false);
  }
  if (signal?.aborted) return;
  yield previous ? caughtUp(previous) : new LazyBatch(after, [], true, () => []);
}

export const batchOf = (stored: readonly Stored[], atEnd: boolean): Batch =>
  new LazyBatch(stored.at(-1)?.position ?? start, stored, atEnd, (types) => decoded(stored, types));

const caughtUp = (batch: Batch): Batch => new LazyBatch(batch.seen, batch.refs ?? [], true, (types) => (types ? eventsOfTypes(batch, types) : batch.events));

/** Called with the last event that was read: an append on it then needs no read. */
type Remember = (event: StoredEvent) => void;

export function readForwards(on: Connection, stream: string, from: number, remember: Remember): AsyncGenerator<Batch> {
  const first = Math.max(0, from);
  // The event before `from` has the hash that the first event must continue.
  const begin = Math.max(0, first - 1);
  const chunks = readStream(on, (client, options) => client.readStream(stream, { direction: FORWARDS, fromRevision: BigInt(begin), ...options }, readAhead));
  return chained(chunks, { begin, first, remember });
}

/** Verifies the events of one stream, and that each event continues the one before it. */
export async function* chained(
  chunks: AsyncIterable<Stored[]> | Iterable<Stored[]>,
  { begin = 0, first = 0, remember }: { begin?: number; first?: number; remember?: Remember } = {},
): AsyncGenerator<Batch> {
  let next = begin;
  let prevHash = next === 0 ? noPrevHash : undefined;
  let last: StoredEvent | undefined;
  for await (const chunk of chunks) {
    const events: StoredEvent[] = [];
    for (const stored of chunk) {
      const event = opened(stored);
      if (event.revision !== next) throw damagedEvent(event, `event ${next} before it is missing`);
      if (prevHash !== undefined && event.metadata.prevHash !== prevHash) throw damagedEvent(event, 'it does not continue the event before it');
      prevHash = event.metadata.hash;
      next += 1;
      last = event;
      if (event.revision >= first) events.push(event);
    }
    if (last) remember?.(last);
    if (events.length > 0) yield { events, seen: events.at(-1)?.position ?? start };
  }
  yield { events: [], seen: last?.position ?? start, caughtUp: true };
}

export async function* readBackwards(on: Connection, stream: string, from: number, remember: Remember): AsyncGenerator<Batch> {
  let newer: StoredEvent | undefined;
  const fromRevision = BigInt(from);
  // A backward read usually wants the last event, so the first chunks are small.
  for await (const chunk of readStream(on, (client, options) => client.readStream(stream, { direction: BACKWARDS, fromRevision, ...options }))) {
    const events = chunk.map((stored) => {
      const event = opened(stored);
      if (newer && event.revision !== newer.revision - 1) throw damagedEvent(newer, 'the event before it is missing');
      if (newer && newer.metadata.prevHash !== event.metadata.hash) throw damagedEvent(newer, 'it does not continue the event before it');
      if (!newer) remember(event);
      newer = event;
      return event;
    });
    yield { events, seen: newer?.position ?? start };
  }
  if (newer) checkFirst(newer);
  yield { events: [], seen: newer?.position ?? start, caughtUp: true };
}

/** A backward read ends at revision 0; otherwise events are missing. */
function checkFirst(event: StoredEvent): void {
  if (event.revision !== 0) throw damagedEvent(event, 'the event before it is missing');
  if (event.metadata.prevHash !== noPrevHash) throw damagedEvent(event, 'it says that an event was before it');
}

async function* readStream(on: Connection, open: Parameters<typeof reading>[2]): AsyncGenerator<Stored[]> {
  for await (const chunk of reading<ResolvedEvent>(on, limit, open))
    yield chunk.flatMap(({ event }) => (event ? [storedFrom(event)] : []));
}
