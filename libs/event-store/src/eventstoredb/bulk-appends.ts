import type { NewEvent } from '#kernel';
import type { Appended, Head } from '../port.js';
import { sealedForLog, send } from './appending.js';
import { BatchCall } from './batch-call.js';
import type { Connection } from './connection.js';

/**
 * Appends through one batch call: the server handles them in the order in which they were sent. After a failure it sends
 * nothing more in the same turn of the event loop, so that the caller can stop.
 */
export class BulkAppends {
  #batchCall: Promise<BatchCall> | undefined;

  constructor(private readonly on: Connection) {}

  async append(stream: string, events: readonly NewEvent[], head: Head): Promise<Appended> {
    const sealed = { stream, events, sealed: sealedForLog(stream, events, head), head };
    if (this.#batchCall) return this.#resetOnFailure((await this.#batchCall).append(sealed));
    // The first append discovers the leader and checks that the user may append.
    const first = send(this.on, sealed);
    this.#batchCall = first.then(() => BatchCall.open(this.on.client, this.on.options));
    this.#batchCall.catch(() => undefined);
    return this.#resetOnFailure(first);
  }

  async close(): Promise<void> {
    await this.#batchCall?.then((call) => call.close(), () => undefined);
  }

  #resetOnFailure(append: Promise<Appended>): Promise<Appended> {
    const { client } = this.on;
    append.catch((error: unknown) => {
      this.on.failed(client, error);
      const failed = this.#batchCall;
      setImmediate(() => void (this.#batchCall === failed && (this.#batchCall = undefined)));
    });
    return append;
  }
}
