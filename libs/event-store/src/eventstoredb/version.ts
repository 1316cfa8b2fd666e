import { EventStoreDBClient } from '@eventstore/db-client';
import { connectionStringOf } from './address.js';
import { within } from './within.js';

/** The version of the server at an address. The client asks for it anyway, and tells nobody. */
export async function versionOf(address: string, milliseconds: number): Promise<string> {
  const client = EventStoreDBClient.connectionString(connectionStringOf(address));
  const asked = Reflect.get(client, 'capabilities') as Promise<{ serverVersion?: unknown }>;
  const { serverVersion } = await within(milliseconds, 'Opening', asked).finally(() => client.dispose());
  return typeof serverVersion === 'string' ? serverVersion : 'unknown';
}
