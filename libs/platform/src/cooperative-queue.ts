import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import { KeyedQueue } from '#kernel';

/** Other work is waiting when each of `SAMPLES` turns takes longer than this. A single long turn may be a garbage collection. */
const BUSY_TURN_MS = 0.2;
const SAMPLES = 3;

/** The pause after a piece of work while requests are waiting. */
export interface Rest {
  /** Milliseconds for each millisecond of the piece. */
  perWork: number;
  /** The maximum in milliseconds. */
  longestMs: number;
}
const defaultRest: Rest = { perWork: 19, longestMs: 500 };

/**
 * Runs work in pieces, one at a time. While requests are waiting, it uses at most 5 % of the event loop, or the share that
 * `rest` gives. Without other work it continues at once.
 */
export class CooperativeQueue {
  readonly #queue = new KeyedQueue<'piece'>();
  /** The duration of the last piece in milliseconds. */
  #worked = 0;

  constructor(private readonly rest: Rest = defaultRest) {}

  /** Rejects with the error of the piece. */
  work<T>(piece: () => Promise<T>): Promise<T> {
    return this.#queue.run('piece', async () => {
      if (await isOtherWorkWaiting()) await sleep(Math.min(this.rest.longestMs, this.rest.perWork * this.#worked));
      const began = performance.now();
      return piece().finally(() => (this.#worked = performance.now() - began));
    });
  }
}

async function isOtherWorkWaiting(): Promise<boolean> {
  for (let sample = 0; sample < SAMPLES; sample++) {
    const before = performance.now();
    await setImmediate();
    if (performance.now() - before < BUSY_TURN_MS) return false;
  }
  return true;
}
