import { createHash } from 'node:crypto';
import { ANY, NO_STREAM, StreamDeletedError, WrongExpectedVersionError, binaryEvent, type ResolvedEvent } from '@eventstore/db-client';
import { Damaged, EventStoreUnusable } from '../errors.js';
import { faultOfAddress } from './address.js';
import { call, reading } from './asking.js';
import { Connection } from './connection.js';
import { toStoreError } from './faults.js';
import { idFrom, keyStreamPrefix } from './records.js';
import { untilKnown } from './until-known.js';

/**
 * Small secrets, each in its own stream of an event store and deleted with it. They are not part of the log: reads,
 * subscriptions and exports of the log skip them. A stream's name remains after its deletion, so ids must reveal nothing.
 */
export class KeyStreams {
  readonly #on: Connection;

  /** @throws EventStoreUnusable */
  constructor(address: string) {
    const fault = faultOfAddress(address);
    if (fault !== undefined) throw new EventStoreUnusable(`EVENT_STORE_URL ${fault}.`);
    this.#on = new Connection(address);
  }

  /**
   * Returns `kept` when the bytes are durable, also when they were stored before. Returns `taken` when other bytes are or
   * were stored under this id. @throws Unavailable
   */
  async put(id: string, bytes: Uint8Array): Promise<'kept' | 'taken'> {
    const event = binaryEvent({ id: idFrom(createHash('sha256').update(id).update(bytes).digest('hex')), type: 'KeyKept', data: bytes });
    const find = async (): Promise<'kept' | 'taken' | undefined> => {
      const stored = await this.get(id);
      if (stored === undefined) return undefined;
      return stored !== 'removed' && Buffer.compare(stored, bytes) === 0 ? 'kept' : 'taken';
    };
    const append = async (): Promise<'kept'> => {
      await this.#call('Keeping a key on', (client, options) => client.appendToStream(keyStreamPrefix + id, event, { expectedRevision: NO_STREAM, deadline: this.#on.deadline, ...options }));
      return 'kept';
    };
    try {
      return await untilKnown(this.#on, append, find);
    } catch (error) {
      if (error instanceof StreamDeletedError) return 'taken';
      if (!(error instanceof WrongExpectedVersionError)) throw error;
      return (await find()) ?? 'taken';
    }
  }

  /** The stored bytes; undefined when none were ever stored. @throws Unavailable */
  async get(id: string): Promise<Uint8Array | 'removed' | undefined> {
    try {
      for await (const [kept] of reading<ResolvedEvent>(this.#on, 1, (client, options) => client.readStream(keyStreamPrefix + id, { maxCount: 1, ...options })))
        if (kept?.event?.data instanceof Uint8Array) return kept.event.data;
      return undefined;
    } catch (error) {
      // The stream was deleted. For a stream of the log that would be damage.
      if (error instanceof Damaged) return 'removed';
      throw error;
    }
  }

  /** When this resolves, the secret is permanently unreadable. An id that was never stored leaves no trace. @throws Unavailable */
  async remove(id: string): Promise<void> {
    const find = async (): Promise<unknown> => ((await this.get(id)) instanceof Uint8Array ? undefined : 'removed');
    if (await find()) return;
    const remove = (): Promise<unknown> =>
      this.#call('Removing a key from', (client, options) => client.tombstoneStream(keyStreamPrefix + id, { expectedRevision: ANY, deadline: this.#on.deadline, ...options }));
    await untilKnown(this.#on, remove, find).catch((error: unknown) => {
      if (!(error instanceof StreamDeletedError)) throw error;
    });
  }

  close(): Promise<void> {
    return this.#on.close();
  }

  async #call<T>(action: string, operation: Parameters<typeof call<T>>[2]): Promise<T> {
    try {
      return await call(this.#on, action, operation);
    } catch (error) {
      throw error instanceof StreamDeletedError || error instanceof WrongExpectedVersionError ? error : toStoreError(error, action);
    }
  }
}
