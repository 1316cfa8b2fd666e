import { jest } from '@jest/globals';
import { openAccessState } from '#sign-in';
import { accessStateContract } from '../../libs/sign-in/src/contract/access-state.contract.js';
import { patient, sharedEventStoreDb, type EventStoreDb } from '../support/fresh-eventstoredb.js';
import { OpenedHandles } from '../support/opened-handles.js';

jest.setTimeout(300_000);
let server: EventStoreDb;
beforeAll(async () => void (server = await sharedEventStoreDb()));
afterAll(() => server.stop());

accessStateContract('EventStoreDB', async (clock) => {
  const handles = new OpenedHandles(() => openAccessState({ folder: '', url: patient(server.url), secret: 'a master key for tests, of enough letters', clock }));
  return { state: await handles.another(), beside: handles.another, close: () => handles.close() };
});
