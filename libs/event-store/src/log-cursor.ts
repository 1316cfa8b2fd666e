import type { EventStore, HashedEventRef } from './port.js';

/** Iterates over a whole log event by event. It reads only references and hashes, so batches are not decoded. */
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
    for (let ref = this.take(); ; ref = this.take()) {
      if (ref) return ref;
      const batch = await this.#batches.next();
      if (batch.done) return undefined;
      this.#refs = batch.value.refs ?? batch.value.events;
      this.#at = 0;
    }
  }
}

export const hashOf = (ref: HashedEventRef): string => ('metadata' in ref ? ref.metadata.hash : ref.hash);
