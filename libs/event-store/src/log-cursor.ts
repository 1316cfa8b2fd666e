import type { EventStore, HashedPlace } from './port.js';

/** Goes through a whole log event by event. Of decoded and undecoded batches it asks for no more than places and hashes. */
export class LogCursor {
  readonly #batches;
  #places: readonly HashedPlace[] = [];
  #at = 0;

  constructor(store: Pick<EventStore, 'readAll'>) {
    this.#batches = store.readAll()[Symbol.asyncIterator]();
  }

  /** The next event of the batch at hand, without waiting; undefined when a batch must be read first: see `next`. */
  take(): HashedPlace | undefined {
    return this.#places[this.#at++];
  }

  /** The next event; undefined at the end of the log. */
  async next(): Promise<HashedPlace | undefined> {
    for (let place = this.take(); ; place = this.take()) {
      if (place) return place;
      const batch = await this.#batches.next();
      if (batch.done) return undefined;
      this.#places = batch.value.places ?? batch.value.events;
      this.#at = 0;
    }
  }
}

export const hashOf = (place: HashedPlace): string => ('metadata' in place ? place.metadata.hash : place.hash);
