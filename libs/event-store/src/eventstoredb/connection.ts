import { EventStoreDBClient, NotLeaderError, type BaseOptions } from '@eventstore/db-client';
import { Damaged, Refused, WrongExpectedRevision } from '../errors.js';
import { connectionStringOf, credentialsOf } from './address.js';
import { within } from './within.js';

/**
 * One client object of the package, replaced after a failure: a client that timed out goes on talking to the same silent
 * node. Subscriptions, long reads and appends have one each: a client that replaces its channel ends what runs on it.
 */
export class Connection {
  #client: EventStoreDBClient | undefined;
  readonly #address: string;
  /** For every call. Reads ask the leader, too: another node may be behind. */
  readonly options: BaseOptions;

  constructor(address: string) {
    this.#address = connectionStringOf(address);
    this.options = { credentials: credentialsOf(address), requiresLeader: true };
  }

  get client(): EventStoreDBClient {
    return (this.#client ??= EventStoreDBClient.connectionString(this.#address));
  }

  /** After `error` the next call gets a new client; after “not the leader” the old one, which was told who is. */
  failed(client: EventStoreDBClient, error: unknown): void {
    if (client !== this.#client || isAnswer(error)) return;
    this.#client = undefined;
  }

  async close(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    if (client) await within(1_000, 'Leaving', leave(client)).catch(() => undefined);
  }
}

/** The client itself ends what runs on its channel, and leaves the channel open. */
async function leave(client: EventStoreDBClient): Promise<void> {
  await client.dispose();
  const channelOf = Reflect.get(client, 'getChannel') as () => Promise<{ close(): void }>;
  (await channelOf()).close();
}

/** What a server says that works as it should. */
const isAnswer = (error: unknown): boolean =>
  [NotLeaderError, WrongExpectedRevision, Refused, Damaged].some((kind) => error instanceof kind) ||
  ['wrong-expected-version', 'stream-not-found', 'stream-deleted', 'access-denied', 'maximum-append-size-exceeded'].includes((error as { type?: string }).type ?? '');
