import { BACKWARDS, FORWARDS, START, type AllStreamResolvedEvent, type ResolvedEvent } from '@eventstore/db-client';
import type { Position, StoredEvent } from '#kernel';
import { DecodedWhenAsked } from '../decoded-batch.js';
import { noPrevHash } from '../envelope/canonical-text.js';
import { checked, damagedEvent, opened, parsed, type Stored } from '../envelope/opened.js';
import { start, type Batch } from '../port.js';
import { reading } from './asking.js';
import type { Connection } from './connection.js';
import { comparePositions, positionOf, serverPosition } from './positions.js';
import { isOfLog, storedFrom } from './records.js';

const limit = 500;
/** What the client keeps ready beside the chunk that is being worked on. */
const ahead = { highWaterMark: limit };

/** What a read of the whole log knows at its end besides its batches. */
export interface Reached {
  /** A place to go on from that is not going to be deleted, if any was seen. */
  position: Position;
}

interface ReadAllOptions {
  signal?: AbortSignal;
  /** Told of what was read, checked, before anybody else. */
  keep?: (events: readonly Stored[]) => void;
}

/**
 * Everything of the log after a position, up to its end. Reading begins *at* a position: what lies there is left out, and
 * what follows is not skipped even when the event there has been deleted meanwhile.
 */
export async function* readAll(on: Connection, after: Position, reached: Reached, { signal, keep }: ReadAllOptions = {}): AsyncGenerator<Batch> {
  const fromPosition = after === start ? START : serverPosition(after);
  reached.position = after;
  let anchored = false;
  let held: Batch | undefined;
  const events = reading<AllStreamResolvedEvent>(on, limit, (client, options) => client.readAll({ direction: FORWARDS, fromPosition, ...options }, ahead), signal);
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
    if (held) yield held;
    held = batchOf(stored, false);
  }
  if (signal?.aborted) return;
  yield held ? caughtUp(held) : new DecodedWhenAsked(after, [], true, () => []);
}

export const batchOf = (stored: readonly Stored[], atEnd: boolean): Batch =>
  new DecodedWhenAsked(stored.at(-1)?.position ?? start, stored, atEnd, () => stored.map(parsed));

const caughtUp = (batch: Batch): Batch => new DecodedWhenAsked(batch.seen, batch.places ?? [], true, () => batch.events);

/** Told of the last event that was read: a later append on it needs no look. */
type Remember = (event: StoredEvent) => void;

export function readForwards(on: Connection, stream: string, from: number, remember: Remember): AsyncGenerator<Batch> {
  const first = Math.max(0, from);
  // The event before tells what the first one has to continue.
  const begin = Math.max(0, first - 1);
  const chunks = readStream(on, (client, options) => client.readStream(stream, { direction: FORWARDS, fromRevision: BigInt(begin), ...options }, ahead));
  return chained(chunks, { begin, first, remember });
}

/** Opens the events of one stream, and checks that each continues the one before it. */
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
  // Who reads backwards mostly wants the last event: small pieces first.
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

/** Reading down ends at the first event of a stream, or something is lost. */
function checkFirst(event: StoredEvent): void {
  if (event.revision !== 0) throw damagedEvent(event, 'the event before it is missing');
  if (event.metadata.prevHash !== noPrevHash) throw damagedEvent(event, 'it says that an event was before it');
}

async function* readStream(on: Connection, open: Parameters<typeof reading>[2]): AsyncGenerator<Stored[]> {
  for await (const chunk of reading<ResolvedEvent>(on, limit, open))
    yield chunk.flatMap(({ event }) => (event ? [storedFrom(event)] : []));
}
