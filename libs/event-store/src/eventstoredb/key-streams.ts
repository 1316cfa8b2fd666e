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
 * Small secrets on an event store, one stream each, deleted with its stream. They are not part of the log: never read,
 * followed or exported with it. A stream's name remains after its deletion, so ids must reveal nothing.
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
   * Durable when it returns `kept`, also when the same bytes were stored before. `taken`: other bytes are or were stored
   * under this id. @throws Unavailable
   */
  async put(id: string, bytes: Uint8Array): Promise<'kept' | 'taken'> {
    const event = binaryEvent({ id: idFrom(createHash('sha256').update(id).update(bytes).digest('hex')), type: 'KeyKept', data: bytes });
    const find = async (): Promise<'kept' | 'taken' | undefined> => {
      const there = await this.get(id);
      if (there === undefined) return undefined;
      return there !== 'removed' && Buffer.compare(there, bytes) === 0 ? 'kept' : 'taken';
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

  /** The stored bytes; undefined when there never were any. @throws Unavailable */
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

  /** Once this resolves, nobody can read the secret. An id that was never stored leaves no trace. @throws Unavailable */
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

  async #call<T>(doing: string, ask: Parameters<typeof call<T>>[2]): Promise<T> {
    try {
      return await call(this.#on, doing, ask);
    } catch (error) {
      throw error instanceof StreamDeletedError || error instanceof WrongExpectedVersionError ? error : toStoreError(error, doing);
    }
  }
}
