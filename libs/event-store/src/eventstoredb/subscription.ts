import { setTimeout as pause } from 'node:timers/promises';
import { START, streamNameFilter, type AllStreamResolvedEvent } from '@eventstore/db-client';
import type { Position } from '#kernel';
import { checked } from '../envelope/opened.js';
import { Damaged, Unavailable } from '../errors.js';
import { start, type Batch } from '../port.js';
import { SilenceCheck } from './silence-check.js';
import { chunksOf } from './chunks.js';
import { Connection } from './connection.js';
import { toStoreError } from './faults.js';
import { comparePositions, serverPosition } from './positions.js';
import { batchOf, readAll, type Reached } from './reading.js';
import { isOfLog, logFilter, storedFrom } from './records.js';
import { jitter } from './until-known.js';

export interface SubscriptionOptions {
  address: string;
  after: Position;
  signal: AbortSignal;
  /** The last position of the log, read from the leader on another connection. */
  head(): Promise<Position>;
  /** Milliseconds without events after which the leader is asked whether events were missed. */
  silence: number;
  /** Called when the subscription is cut off, and when it continues. */
  trouble(sentence: string | undefined): void;
}

const limit = 500;
const MAX_DELAY_MS = 5_000;

/**
 * Follows the log until the signal aborts. Each round reads up to the end, yields `caughtUp`, and then subscribes from the
 * last event yielded. After a failure the next round starts with a new client.
 */
export async function* subscription(options: SubscriptionOptions): AsyncGenerator<Batch> {
  let applied = options.after;
  let hasReportedCaughtUp = false;
  for (let failures = 0; !options.signal.aborted; ) {
    const on = new Connection(options.address);
    try {
      for await (const batch of round(options, on, applied)) {
        failures = 0;
        options.trouble(undefined);
        const moved = batch.seen !== applied;
        applied = batch.seen;
        if (moved || !hasReportedCaughtUp) yield batch;
        hasReportedCaughtUp ||= batch.caughtUp === true;
        if (options.signal.aborted) return;
      }
    } catch (error) {
      const storeError = toStoreError(error, 'Following');
      if (storeError instanceof Damaged || error instanceof RangeError) throw error;
      options.trouble(storeError.message);
      await backOff(failures++, options.signal);
    } finally {
      await on.close();
    }
  }
}

async function* round(options: SubscriptionOptions, on: Connection, applied: Position): AsyncGenerator<Batch> {
  const reached: Reached = { position: applied };
  for await (const batch of readAll(on, applied, reached, { signal: options.signal })) {
    applied = batch.seen;
    yield batch;
  }
  if (!options.signal.aborted) yield* live(options, on, reached.position, applied);
}

/** A subscription starts after a position. When the event at that position was deleted, the server skips the next one, so it must exist. */
async function* live(options: SubscriptionOptions, on: Connection, from: Position, applied: Position): AsyncGenerator<Batch> {
  const filter = streamNameFilter({ regex: logFilter });
  const fromPosition = from === start ? START : serverPosition(from);
  const stream = on.client.subscribeToAll({ fromPosition, filter, ...on.options }, { highWaterMark: limit });
  let missed: Position | undefined;
  const silenceCheck = new SilenceCheck(options);
  for await (const chunk of chunksOf<AllStreamResolvedEvent>(stream, { limit, timeoutMs: options.silence, signal: options.signal })) {
    const stored = chunk.flatMap(({ event }) => (event && isOfLog(event) ? [checked(storedFrom(event))] : [])).filter((e) => comparePositions(e.position, applied) > 0);
    applied = stored.at(-1)?.position ?? applied;
    if (missed !== undefined && comparePositions(applied, missed) < 0)
      throw new Unavailable('Following the event store: the node fell silent while the log went on.');
    missed = undefined;
    if (stored.length > 0) yield batchOf(stored, true);
    else missed = await silenceCheck.beyond(applied);
  }
  if (!options.signal.aborted) throw new Unavailable('Following the event store: the node ended the subscription.');
}

/** Waits before the next round: the delay doubles up to five seconds, with jitter. */
async function backOff(failures: number, signal: AbortSignal): Promise<void> {
  await pause(Math.min(MAX_DELAY_MS, 100 * 2 ** Math.min(failures, 6)) * jitter(), undefined, { signal, ref: false }).catch(() => undefined);
}
