import type { EventStoreDBClient } from '@eventstore/db-client';
import type { NewEvent } from '#kernel';
import { Unavailable } from '../errors.js';
import type { Appended, Head } from '../port.js';
import { sealedForLog, send, type SealedAppend } from './appending.js';
import type { Connection } from './connection.js';

/**
 * Appends on the one call that carries many: the client writes them to it, and the server handles them, in the order in
 * which they were asked for. After a failure nothing is sent until its caller had a chance to stop.
 */
export class BulkAppends {
  #client: EventStoreDBClient | undefined;
  #opened: Promise<Appended> | undefined;

  constructor(private readonly on: Connection) {}

  async append(stream: string, events: readonly NewEvent[], head: Head): Promise<Appended> {
    const sealed = { stream, events, sealed: sealedForLog(stream, events, head), head };
    if (this.#opened === undefined) {
      this.#client = this.on.client;
      this.#opened = this.#open(sealed);
      return this.#watched(this.#opened);
    }
    await this.#opened;
    if (this.on.client !== this.#client) throw new Unavailable(`Appending to stream ${stream} of the event store: an append before it failed.`);
    return this.#watched(send(this.on, sealed, false));
  }

  /**
   * The first append goes alone: it finds the leader, and tells whether the user may append. Sent again, which stores
   * nothing, it opens the call: the client would write what comes next before the append that opens it.
   */
  async #open(sealed: SealedAppend): Promise<Appended> {
    await send(this.on, sealed);
    return send(this.on, sealed, false);
  }

  #watched(append: Promise<Appended>): Promise<Appended> {
    append.catch(() => setImmediate(() => (this.#opened = undefined)));
    return append;
  }
}
