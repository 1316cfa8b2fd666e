import { EventStoreDBClient, NO_STREAM, START, jsonEvent, type AppendResult } from '@eventstore/db-client';
import type { NewEvent } from '#kernel';

/**
 * The bare client that the adapter is measured against: `@eventstore/db-client` with the same calls and nothing else, no
 * hash, no chain, no check. Fixed code: change it, and the figures of different days no longer compare.
 */
export const openBareClient = (address: string): EventStoreDBClient => EventStoreDBClient.connectionString(address);

/** Credentials with the call make it a unary append; without TLS they are not sent. */
const options = { credentials: { username: 'none', password: 'none' }, requiresLeader: true };

/** One event after the other, each on the revision that the append before it gave. */
export async function appendBare(client: EventStoreDBClient, stream: string, events: readonly NewEvent[]): Promise<AppendResult | undefined> {
  let last: AppendResult | undefined;
  for (const { id, type, metadata, data, ...rest } of events) {
    const record = jsonEvent({ id, type, data: { ...rest, data }, metadata: { ...metadata } });
    last = await client.appendToStream(stream, record, { ...options, expectedRevision: last?.nextExpectedRevision ?? NO_STREAM });
  }
  return last;
}

/** Reads everything but the server's own streams, each event with its text parsed, as the client or the reader does it. */
export async function readBare(client: EventStoreDBClient, see: (event: unknown) => void): Promise<void> {
  for await (const { event } of client.readAll({ ...options, fromPosition: START }, { highWaterMark: 500 })) {
    if (!event || event.streamId.startsWith('$')) continue;
    see(event.data instanceof Uint8Array ? JSON.parse(Buffer.from(event.data).toString()) : event.data);
  }
}
