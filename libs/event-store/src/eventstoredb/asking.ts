import { NotLeaderError, StreamNotFoundError, type BaseOptions, type EventStoreDBClient } from '@eventstore/db-client';
import { Unavailable } from '../errors.js';
import { chunksOf, type ClientStream } from './chunks.js';
import type { Connection } from './connection.js';
import { toStoreError } from './faults.js';
import { withTimeout } from './with-timeout.js';

const MAX_RETRIES = 1;

/** Makes a unary call. Retries it once after “not the leader”: that call had no effect, and the client then knows the leader. */
export async function call<T>(on: Connection, action: string, operation: (client: EventStoreDBClient, options: BaseOptions) => Promise<T>): Promise<T> {
  for (let attemptsLeft = 2; ; ) {
    const { client, options } = on;
    try {
      return await withTimeout(on.answerTimeout, action, operation(client, options));
    } catch (error) {
      on.failed(client, error);
      if (!(error instanceof NotLeaderError) || --attemptsLeft === 0) throw error;
    }
  }
}

type OpenStream = (client: EventStoreDBClient, options: BaseOptions) => ClientStream;

/** Reads in chunks. A missing stream has no events. A failure before the first chunk is retried once with a new client. */
export async function* reading<T>(on: Connection, limit: number, open: OpenStream, signal?: AbortSignal): AsyncGenerator<T[]> {
  for (let retries = 0, hasYielded = false; ; retries += 1) {
    const { client, options } = on;
    try {
      for await (const chunk of chunksOf<T>(open(client, options), { limit, timeoutMs: on.answerTimeout, ...(signal && { signal }) })) {
        if (chunk.length === 0) throw new Unavailable(`Reading the event store: no answer within ${on.answerTimeout / 1000} s.`);
        hasYielded = true;
        yield chunk;
      }
      return;
    } catch (error) {
      if (error instanceof StreamNotFoundError) return;
      on.failed(client, error);
      const storeError = toStoreError(error, 'Reading');
      if (hasYielded || retries >= MAX_RETRIES || !(storeError instanceof Unavailable)) throw storeError;
    }
  }
}
