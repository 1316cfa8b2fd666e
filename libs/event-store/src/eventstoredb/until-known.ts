import { setTimeout as pause } from 'node:timers/promises';
import { Unavailable } from '../errors.js';
import type { Connection } from './connection.js';

/** At least, in milliseconds: longer where one attempt may take longer. */
const longestMs = 3_000;

/**
 * Writes until the outcome is known. A write without an answer may be stored, may be stored later, or was dropped: the
 * server drops the second of two equal writes until the first is replicated. So the result is searched for, and the write
 * is repeated when it is missing. The same ids on the same revision are stored once.
 * @param find the result of the write when it is stored; undefined when nothing is stored in its place
 * @throws Unavailable when the outcome is still unknown after three seconds, or after the deadline of one attempt when that is longer
 */
export async function untilKnown<T>(on: Pick<Connection, 'deadline'>, write: () => Promise<T>, find: () => Promise<T | undefined>): Promise<T> {
  const began = performance.now();
  for (let tries = 0; ; tries += 1) {
    try {
      return (tries > 0 ? await find() : undefined) ?? (await write());
    } catch (error) {
      if (!(error instanceof Unavailable) || error.nothingStored || performance.now() - began >= Math.max(longestMs, on.deadline)) throw error;
    }
    await pause(20 * 2 ** Math.min(tries, 5) * jitter());
  }
}

/** A factor from 0.5 to 1.5, so that two processes that collided do not collide again. */
export const jitter = (): number => 0.5 + ((performance.now() * 1000) % 1000) / 1000;
