import { ANY, BACKWARDS, END, NO_STREAM, WrongExpectedVersionError, binaryEvent, type AppendExpectedRevision, type ResolvedEvent } from '@eventstore/db-client';
import { freshBytes } from '#kernel';
import { Damaged, EventStoreUnusable } from '../errors.js';
import { faultOfAddress } from './address.js';
import { call, reading } from './asking.js';
import { Connection } from './connection.js';
import { toStoreError } from './faults.js';
import { accessStreamPrefix, idFrom } from './records.js';
import { untilKnown } from './until-known.js';

/** The newest entry of an access stream. */
export interface AccessEntry {
  revision: number;
  id: string;
  bytes: Uint8Array;
}

/** `none`: the stream has no visible entry. Its entries may have expired. */
export type On = number | 'none';

/**
 * Small records that expire, each in its own stream of an event store. They are not part of the log: reads,
 * subscriptions and exports of the log skip them. Stream names are never removed, so they must reveal nothing.
 * Reads go to the leader.
 */
export class AccessStreams {
  readonly #on: Connection;

  /** @throws EventStoreUnusable */
  constructor(address: string) {
    const fault = faultOfAddress(address);
    if (fault !== undefined) throw new EventStoreUnusable(`EVENT_STORE_URL ${fault}.`);
    this.#on = new Connection(address);
  }

  /** @throws Unavailable, Damaged */
  async last(name: string): Promise<AccessEntry | undefined> {
    for await (const [newest] of this.#read(name, { direction: BACKWARDS, fromRevision: END, maxCount: 1 })) return newest && entryOf(newest);
    return undefined;
  }

  /** All entries of a stream that has no `maxCount`, oldest first. @throws Unavailable, Damaged */
  async all(name: string): Promise<AccessEntry[]> {
    const found: AccessEntry[] = [];
    for await (const chunk of this.#read(name, {})) found.push(...chunk.flatMap((one) => entryOf(one) ?? []));
    return found;
  }

  /** The entries of a stream, newest first. @param before yields only entries of earlier revisions @throws Unavailable, Damaged */
  async *backwards(name: string, before?: number): AsyncGenerator<AccessEntry> {
    if (before === 0) return;
    const fromRevision = before === undefined ? END : BigInt(before - 1);
    for await (const chunk of this.#read(name, { direction: BACKWARDS, fromRevision })) for (const one of chunk) yield* [entryOf(one)].flatMap((entry) => entry ?? []);
  }

  /**
   * Writes the next entry after a revision. It is durable when the promise resolves. Of several writers after the same
   * revision, exactly one gets true. Returns false when the answer was lost and the newest entry is from another writer.
   * @throws Unavailable
   */
  async write(name: string, on: On, bytes: Uint8Array): Promise<boolean> {
    const event = binaryEvent({ id: freshId(), type: 'AccessRecord', data: bytes });
    const append = async (expectedRevision: AppendExpectedRevision): Promise<boolean> => {
      await this.#call((client, options) => client.appendToStream(accessStreamPrefix + name, event, { expectedRevision, deadline: this.#on.deadline, ...options }));
      return true;
    };
    const find = async (): Promise<boolean | undefined> => {
      const newest = await this.last(name);
      if (newest?.id === event.id) return true;
      return newest !== undefined && (on === 'none' || newest.revision > on) ? false : undefined;
    };
    const write = (expected: AppendExpectedRevision): Promise<boolean> => untilKnown(this.#on, () => append(expected), find);
    try {
      return await write(on === 'none' ? NO_STREAM : BigInt(on));
    } catch (error) {
      if (!(error instanceof WrongExpectedVersionError)) throw error;
      if (on !== 'none' || typeof error.actualVersion !== 'bigint' || (await find()) !== undefined) return (await find()) ?? false;
      // All entries have expired, but the server continues from their revisions.
      return write(error.actualVersion).catch(refusedByRevision);
    }
  }

  /** Adds an entry to an unordered list. A retry may store the entry twice. @throws Unavailable */
  async note(name: string, bytes: Uint8Array): Promise<void> {
    const event = binaryEvent({ id: freshId(), type: 'AccessRecord', data: bytes });
    await untilKnown(
      this.#on,
      () => this.#call((client, options) => client.appendToStream(accessStreamPrefix + name, event, { expectedRevision: ANY, deadline: this.#on.deadline, ...options })),
      async () => undefined,
    );
  }

  /** Limits the age and the number of the entries that the server returns. @param maxAge seconds @throws Unavailable */
  async limit(name: string, limits: { maxAge?: number; maxCount?: number }): Promise<void> {
    await untilKnown(
      this.#on,
      () => this.#call((client, options) => client.setStreamMetadata(accessStreamPrefix + name, limits, { deadline: this.#on.deadline, ...options })),
      async () => undefined,
    );
  }

  close(): Promise<void> {
    return this.#on.close();
  }

  #read(name: string, range: object): AsyncGenerator<ResolvedEvent[]> {
    return reading<ResolvedEvent>(this.#on, 500, (client, options) => client.readStream(accessStreamPrefix + name, { ...range, ...options }));
  }

  async #call<T>(operation: Parameters<typeof call<T>>[2]): Promise<T> {
    const action = 'Keeping an access record on';
    try {
      return await call(this.#on, action, operation);
    } catch (error) {
      throw error instanceof WrongExpectedVersionError ? error : toStoreError(error, action);
    }
  }
}

const freshId = (): string => idFrom(Buffer.from(freshBytes(32)).toString('hex'));

function refusedByRevision(error: unknown): boolean {
  if (error instanceof WrongExpectedVersionError) return false;
  throw error;
}

/** @throws Damaged when Milepost did not write the event */
function entryOf({ event }: ResolvedEvent): AccessEntry | undefined {
  if (!event) return undefined;
  if (!(event.data instanceof Uint8Array)) throw new Damaged(`Stream ${event.streamId} on the event store was not written by Milepost.`);
  return { revision: Number(event.revision), id: event.id, bytes: event.data };
}
