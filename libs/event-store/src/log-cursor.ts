import type { EventStore, HashedEventRef } from './port.js';

/** Iterates over a whole log event by event. It reads only references and hashes, so that batches need not be decoded. */
export class LogCursor {
  readonly #batches;
  #refs: readonly HashedEventRef[] = [];
  #at = 0;

  constructor(store: Pick<EventStore, 'readAll'>) {
    this.#batches = store.readAll()[Symbol.asyncIterator]();
  }

  /** The next event of the current batch, synchronously; undefined when `next` must read another batch. */
  take(): HashedEventRef | undefined {
    return this.#refs[this.#at++];
  }

  /** The next event; undefined at the end of the log. */
  async next(): Promise<HashedEventRef | undefined> {
    for (let place = this.take(); ; place = this.take()) {
      if (place) return place;
      const batch = await this.#batches.next();
      if (batch.done) return undefined;
      this.#refs = batch.value.refs ?? batch.value.events;
      this.#at = 0;
    }
  }
}

export const hashOf = (place: HashedEventRef): string => ('metadata' in place ? place.metadata.hash : place.hash);
