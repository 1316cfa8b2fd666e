import { EventStoreDBClient } from '@eventstore/db-client';
import { connectionStringOf } from './address.js';
import { withTimeout } from './with-timeout.js';

/** The version of the server at an address. The client reads it too, but does not expose it. */
export async function versionOf(address: string, milliseconds: number): Promise<string> {
  const client = EventStoreDBClient.connectionString(connectionStringOf(address));
  const capabilities = Reflect.get(client, 'capabilities') as Promise<{ serverVersion?: unknown }>;
  const { serverVersion } = await withTimeout(milliseconds, 'Opening', capabilities).finally(() => client.dispose());
  return typeof serverVersion === 'string' ? serverVersion : 'unknown';
}
