import { EventStoreDBClient, NotLeaderError, type BaseOptions } from '@eventstore/db-client';
import { Damaged, Refused, WrongExpectedRevision } from '../errors.js';
import { connectionStringOf, credentialsOf, deadlineOf } from './address.js';
import { withTimeout } from './with-timeout.js';

/** Minimum timeout of an answer. A longer `defaultDeadline` of the address applies to all answers. */
export const ANSWER_TIMEOUT_MS = 5_000;

/**
 * Owns a client and replaces it after a failure: after a timeout a client keeps using the same unresponsive node.
 * Subscriptions, long reads and appends each use a separate connection: a client that replaces its channel ends all calls on it.
 */
export class Connection {
  #client: EventStoreDBClient | undefined;
  readonly #address: string;
  /** Options of every call. Reads also require the leader: another node may be behind. */
  readonly options: BaseOptions;
  /** Milliseconds for one attempt to write. The server enforces it after it receives the call. Discovery has a separate limit. */
  readonly deadline: number;
  /** Milliseconds without an answer after which a node counts as unresponsive. */
  readonly answerTimeout: number;

  constructor(address: string) {
    this.#address = connectionStringOf(address);
    this.options = { credentials: credentialsOf(address), requiresLeader: true };
    this.deadline = deadlineOf(address);
    this.answerTimeout = Math.max(ANSWER_TIMEOUT_MS, this.deadline);
  }

  get client(): EventStoreDBClient {
    return (this.#client ??= EventStoreDBClient.connectionString(this.#address));
  }

  /** After `error` the next call gets a new client. After “not the leader” the client stays, because it now knows the leader. */
  failed(client: EventStoreDBClient, error: unknown): void {
    if (client !== this.#client || isAnswer(error)) return;
    this.#client = undefined;
  }

  async close(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    if (client) await withTimeout(1_000, 'Leaving', disconnect(client)).catch(() => undefined);
  }
}

/** The client ends the calls on its channel but leaves the channel open. */
async function disconnect(client: EventStoreDBClient): Promise<void> {
  await client.dispose();
  const channelOf = Reflect.get(client, 'getChannel') as () => Promise<{ close(): void }>;
  (await channelOf()).close();
}

/** Errors that a healthy server returns. */
const isAnswer = (error: unknown): boolean =>
  [NotLeaderError, WrongExpectedRevision, Refused, Damaged].some((kind) => error instanceof kind) ||
  ['wrong-expected-version', 'stream-not-found', 'stream-deleted', 'access-denied', 'maximum-append-size-exceeded'].includes((error as { type?: string }).type ?? '');
