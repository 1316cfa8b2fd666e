import type { Position, StoredEvent } from '#kernel';
import type { Batch, HashedPlace } from './port.js';

/**
 * A batch whose events are decoded when they are first asked for. A class, not an object literal with a getter: V8 makes
 * a shape of its own for each such literal, which kept every batch alive until the next full collection and took a
 * third of the time of reading.
 */
export class DecodedWhenAsked implements Batch {
  readonly caughtUp?: boolean;
  #events: StoredEvent[] | undefined;
  #decode: (() => StoredEvent[]) | undefined;

  constructor(
    readonly seen: Position,
    readonly places: readonly HashedPlace[],
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
