import type { Position, StoredEvent } from '#kernel';
import type { Batch, HashedEventRef } from './port.js';

/**
 * A batch that decodes its events on first access. A class, not an object literal with a getter: V8 gives each such
 * literal its own hidden class. That kept every batch alive until the next full collection and took a third of the time
 * of reading.
 */
export class LazyBatch implements Batch {
  readonly caughtUp?: boolean;
  #events: StoredEvent[] | undefined;
  #decode: (() => StoredEvent[]) | undefined;

  constructor(
    readonly seen: Position,
    readonly refs: readonly HashedEventRef[],
    caughtUp: boolean,
    decode: () => StoredEvent[],
  ) {
    if (caughtUp) this.caughtUp = true;
    this.#decode = decode;
  }

  get events(): StoredEvent[] {
    if (!this.#events && this.#decode) {
      this.#events = this.#decode();
      this.#decode = undefined;
    }
    return this.#events ?? [];
  }
}
