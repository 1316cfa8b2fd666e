import { EventStoreDBClient, NO_STREAM, START, jsonEvent, type AppendResult } from '@eventstore/db-client';
import type { NewEvent } from '#kernel';

/**
 * The bare client that the adapter is compared with: `@eventstore/db-client` with the same calls, without hashes, chain or
 * checks. Do not change this code: figures of different days would no longer be comparable.
 */
export const openBareClient = (address: string): EventStoreDBClient => EventStoreDBClient.connectionString(address);

/** The client sends a unary append only when a call has credentials. Without TLS it does not send the credentials. */
const options = { credentials: { username: 'none', password: 'none' }, requiresLeader: true };

/** Appends one event after the other, each with the revision that the previous append returned. */
export async function appendBare(client: EventStoreDBClient, stream: string, events: readonly NewEvent[]): Promise<AppendResult | undefined> {
  let last: AppendResult | undefined;
  for (const { id, type, metadata, data, ...rest } of events) {
    const record = jsonEvent({ id, type, data: { ...rest, data }, metadata: { ...metadata } });
    last = await client.appendToStream(stream, record, { ...options, expectedRevision: last?.nextExpectedRevision ?? NO_STREAM });
  }
  return last;
}

/** Reads all streams except system streams, and parses the JSON of each event unless the client has parsed it. */
export async function readBare(client: EventStoreDBClient, onEvent: (event: unknown) => void): Promise<void> {
  for await (const { event } of client.readAll({ ...options, fromPosition: START }, { highWaterMark: 500 })) {
    if (!event || event.streamId.startsWith('$')) continue;
    onEvent(event.data instanceof Uint8Array ? JSON.parse(Buffer.from(event.data).toString()) : event.data);
  }
}
