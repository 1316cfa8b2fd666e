import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import { KeyedQueue } from '#kernel';

/** When each of this many turns took longer than this, other work is waiting. A single long turn may be a garbage collection. */
const OTHERS_MS = 0.2;
const LOOKS = 3;

/** How long it rests after a piece of work while requests are waiting, for each millisecond of the piece and at most. */
export interface Rest {
  perWork: number;
  longestMs: number;
}
const usual: Rest = { perWork: 19, longestMs: 500 };

/**
 * Runs work in pieces, one at a time. Uses at most 5 % of the event loop while requests are waiting, or what `rest` leaves
 * it; without other work it continues at once.
 */
export class CooperativeQueue {
  readonly #queue = new KeyedQueue<'piece'>();
  /** The duration of the last piece in milliseconds. */
  #worked = 0;

  constructor(private readonly rest: Rest = usual) {}

  /** Rejects with the error of the piece. */
  work<T>(piece: () => Promise<T>): Promise<T> {
    return this.#queue.run('piece', async () => {
      if (await isWanted()) await sleep(Math.min(this.rest.longestMs, this.rest.perWork * this.#worked));
      const began = performance.now();
      return piece().finally(() => (this.#worked = performance.now() - began));
    });
  }
}

async function isWanted(): Promise<boolean> {
  for (let look = 0; look < LOOKS; look++) {
    const before = performance.now();
    await setImmediate();
    if (performance.now() - before < OTHERS_MS) return false;
  }
  return true;
}
