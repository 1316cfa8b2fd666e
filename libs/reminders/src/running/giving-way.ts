import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import { KeyedQueue } from '#kernel';

/** Each of so many turns of the thread took longer than this: somebody else wants it. One long one may be a collection of garbage. */
const OTHERS_MS = 0.2;
const LOOKS = 3;
const REST_PER_WORK = 19;
const LONGEST_MS = 500;

/**
 * Work in pieces, one at a time, that lets whoever else wants the thread have nineteen parts of twenty of it. While nobody
 * does, it goes on at once.
 */
export class GivingWay {
  readonly #queue = new KeyedQueue<'piece'>();
  /** How long the last piece took, in milliseconds. */
  #worked = 0;

  /** Rejects with what the piece rejects with. */
  work<T>(piece: () => Promise<T>): Promise<T> {
    return this.#queue.run('piece', async () => {
      if (await isWanted()) await sleep(Math.min(LONGEST_MS, REST_PER_WORK * this.#worked));
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
