import { EventStoreDBClient } from '@eventstore/db-client';
import { connectionStringOf } from './address.js';
import { withTimeout } from './with-timeout.js';

/** The version of the server at an address. The client asks for it as well, but does not expose it. */
export async function versionOf(address: string, milliseconds: number): Promise<string> {
  const client = EventStoreDBClient.connectionString(connectionStringOf(address));
  const asked = Reflect.get(client, 'capabilities') as Promise<{ serverVersion?: unknown }>;
  const { serverVersion } = await withTimeout(milliseconds, 'Opening', asked).finally(() => client.dispose());
  return typeof serverVersion === 'string' ? serverVersion : 'unknown';
}
