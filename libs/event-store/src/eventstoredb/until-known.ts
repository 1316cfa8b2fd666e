import { setTimeout as pause } from 'node:timers/promises';
import { Unavailable } from '../errors.js';
import type { Connection } from './connection.js';

/** Minimum time for retries. A longer deadline of one attempt applies instead. */
const RETRY_MS = 3_000;

/**
 * Writes until the outcome is known. A write without an answer may be stored, may be stored later, or was dropped: the
 * server drops the second of two equal writes until the first is replicated. So this looks for the result and repeats the
 * write when the result is missing. The server stores the same ids on the same revision once.
 * @param find returns the result of the write when it is stored; undefined when nothing is stored at its revision
 * @throws Unavailable when the outcome is still unknown after three seconds, or after the deadline of one attempt when that is longer
 */
export async function untilKnown<T>(on: Pick<Connection, 'deadline'>, write: () => Promise<T>, find: () => Promise<T | undefined>): Promise<T> {
  const began = performance.now();
  for (let retries = 0; ; retries += 1) {
    try {
      return (retries > 0 ? await find() : undefined) ?? (await write());
    } catch (error) {
      if (!(error instanceof Unavailable) || error.nothingStored || performance.now() - began >= Math.max(RETRY_MS, on.deadline)) throw error;
    }
    await pause(20 * 2 ** Math.min(retries, 5) * jitter());
  }
}

/** A factor from 0.5 to 1.5, so that two processes that collided do not retry at the same time. */
export const jitter = (): number => 0.5 + ((performance.now() * 1000) % 1000) / 1000;
