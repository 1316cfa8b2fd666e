import { NotLeaderError, StreamNotFoundError, type BaseOptions, type EventStoreDBClient } from '@eventstore/db-client';
import { Unavailable } from '../errors.js';
import { chunksOf, type ClientStream } from './chunks.js';
import type { Connection } from './connection.js';
import { inOurWords } from './faults.js';
import { within } from './within.js';

/** Milliseconds without an answer after which a node counts as silent. */
export const answerWithin = 5_000;
const once = 1;

/** One call with an answer. Asked again when the node was not the leader: nothing was done then, and the client was told who is. */
export async function call<T>(on: Connection, doing: string, ask: (client: EventStoreDBClient, options: BaseOptions) => Promise<T>): Promise<T> {
  for (let left = 2; ; ) {
    const { client, options } = on;
    try {
      return await within(answerWithin, doing, ask(client, options));
    } catch (error) {
      on.failed(client, error);
      if (!(error instanceof NotLeaderError) || --left === 0) throw error;
    }
  }
}

type OpenStream = (client: EventStoreDBClient, options: BaseOptions) => ClientStream;

/** Reads in chunks. A stream that is not there has no events. What fails before anything came is asked once more, of a new client. */
export async function* reading<T>(on: Connection, limit: number, open: OpenStream, signal?: AbortSignal): AsyncGenerator<T[]> {
  for (let tries = 0, given = false; ; tries += 1) {
    const { client, options } = on;
    try {
      for await (const chunk of chunksOf<T>(open(client, options), { limit, patience: answerWithin, ...(signal && { signal }) })) {
        if (chunk.length === 0) throw new Unavailable(`Reading the event store: no answer within ${answerWithin / 1000} s.`);
        given = true;
        yield chunk;
      }
      return;
    } catch (error) {
      if (error instanceof StreamNotFoundError) return;
      on.failed(client, error);
      const told = inOurWords(error, 'Reading');
      if (given || tries >= once || !(told instanceof Unavailable)) throw told;
    }
  }
}
