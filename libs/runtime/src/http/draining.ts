import type { Server } from 'node:http';

/** A process that is stopping accepts no new requests (503). */
export class Stopping extends Error {
  override readonly name = 'Stopping';
  constructor() {
    super('Milepost is stopping. Nothing of this request was done: send it again in a moment.');
  }
}

/** Longer than any response takes. A client that has not sent a complete request by then is disconnected. */
const CUT_OFF_AFTER_MS = 4_000;

interface Reply {
  header(name: string, value: string): unknown;
}

/** Graceful shutdown of an HTTP server: stops listening, refuses new requests on open connections, completes requests in progress. */
export class Draining {
  #hasBegun = false;

  /** For Fastify's `onRequest`. */
  readonly refuse = (_request: unknown, _reply: unknown, done: (error?: Error) => void): void => done(this.#hasBegun ? new Stopping() : undefined);

  /** For Fastify's `onSend`: sets `Connection: close`, so that each connection closes after its response. */
  readonly endConnection = (_request: unknown, reply: Reply, payload: unknown, done: (error: null, payload: unknown) => void): void => {
    if (this.#hasBegun) reply.header('connection', 'close');
    done(null, payload);
  };

  /** Resolves when all connections are closed. */
  async drain(server: Server): Promise<void> {
    this.#hasBegun = true;
    if (!server.listening) return;
    const closed = new Promise((resolve) => server.close(resolve));
    const cutOff = setTimeout(() => server.closeAllConnections(), CUT_OFF_AFTER_MS);
    await closed;
    clearTimeout(cutOff);
  }
}
