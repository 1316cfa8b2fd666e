import type { Server } from 'node:http';

/** A process that is about to end takes no new requests (503). */
export class Stopping extends Error {
  override readonly name = 'Stopping';
  constructor() {
    super('Milepost is stopping. Nothing of this request was done: send it again in a moment.');
  }
}

/** Longer than any answer takes: a client that has not sent a whole request by then is cut off. */
const CUT_OFF_AFTER_MS = 4_000;

interface Reply {
  header(name: string, value: string): unknown;
}

/** The end of an HTTP server: it stops listening, refuses what still comes over open connections, and answers what is under way. */
export class Draining {
  #hasBegun = false;

  /** For Fastify's `onRequest`. */
  readonly refuse = (_request: unknown, _reply: unknown, done: (error?: Error) => void): void => done(this.#hasBegun ? new Stopping() : undefined);

  /** For Fastify's `onSend`: no connection stays open for a next request, and its client knows. */
  readonly endConnection = (_request: unknown, reply: Reply, payload: unknown, done: (error: null, payload: unknown) => void): void => {
    if (this.#hasBegun) reply.header('connection', 'close');
    done(null, payload);
  };

  /** Resolves when no connection is left. */
  async drain(server: Server): Promise<void> {
    this.#hasBegun = true;
    if (!server.listening) return;
    const closed = new Promise((resolve) => server.close(resolve));
    const cutOff = setTimeout(() => server.closeAllConnections(), CUT_OFF_AFTER_MS);
    await closed;
    clearTimeout(cutOff);
  }
}
