import { jest } from '@jest/globals';
import { openKeyStore } from '#people';
import { keyStoreContract } from '../../libs/people/src/contract/key-store.contract.js';
import { patient, sharedEventStoreDb, type EventStoreDb } from '../support/fresh-eventstoredb.js';

jest.setTimeout(120_000);
let server: EventStoreDb;
beforeAll(async () => void (server = await sharedEventStoreDb()));
afterAll(() => server.stop());

keyStoreContract('EventStoreDB', async () => {
  const open = () => openKeyStore({ folder: '', url: patient(server.url), masterKey: 'a master key for tests, of enough letters' });
  let keys = await open();
  return {
    keys,
    waits: true,
    reopen: async () => {
      await keys.close();
      return (keys = await open());
    },
    close: () => keys.close(),
  };
});
