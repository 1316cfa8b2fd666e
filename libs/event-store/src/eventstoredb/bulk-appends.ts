import type { NewEvent } from '#kernel';
import type { Appended, Head } from '../port.js';
import { sealedForLog, send } from './appending.js';
import { BatchCall } from './batch-call.js';
import type { Connection } from './connection.js';

/**
 * Appends through one batch call: the server handles them in the order in which they were sent. After a failure nothing is
 * sent until the caller had a chance to stop.
 */
export class BulkAppends {
  #opened: Promise<BatchCall> | undefined;

  constructor(private readonly on: Connection) {}

  async append(stream: string, events: readonly NewEvent[], head: Head): Promise<Appended> {
    const sealed = { stream, events, sealed: sealedForLog(stream, events, head), head };
    if (this.#opened) return this.#watched((await this.#opened).append(sealed));
    // The first append discovers the leader and shows whether the user may append.
    const first = send(this.on, sealed);
    this.#opened = first.then(() => BatchCall.open(this.on.client, this.on.options));
    this.#opened.catch(() => undefined);
    return this.#watched(first);
  }

  async close(): Promise<void> {
    await this.#opened?.then((call) => call.close(), () => undefined);
  }

  #watched(append: Promise<Appended>): Promise<Appended> {
    const { client } = this.on;
    append.catch((error: unknown) => {
      this.on.failed(client, error);
      const failed = this.#opened;
      setImmediate(() => void (this.#opened === failed && (this.#opened = undefined)));
    });
    return append;
  }
}
