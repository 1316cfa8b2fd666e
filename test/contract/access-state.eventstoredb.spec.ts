import { jest } from '@jest/globals';
import { openAccessState, type AccessState } from '#sign-in';
import { accessStateContract } from '../../libs/sign-in/src/contract/access-state.contract.js';
import { sharedEventStoreDb, type EventStoreDb } from '../support/fresh-eventstoredb.js';

jest.setTimeout(120_000);
let server: EventStoreDb;
beforeAll(async () => void (server = await sharedEventStoreDb()));
afterAll(() => server.stop());

accessStateContract('EventStoreDB', async (clock) => {
  const all: AccessState[] = [];
  const beside = async (): Promise<AccessState> => {
    const state = await openAccessState({ folder: '', url: server.url, secret: 'a master key for tests, of enough letters', clock });
    all.push(state);
    return state;
  };
  return {
    state: await beside(),
    beside,
    close: async () => {
      for (const state of all) await state.close();
    },
  };
});
