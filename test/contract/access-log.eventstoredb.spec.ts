import { jest } from '@jest/globals';
import { openAccessLog } from '#sign-in';
import { accessLogContract } from '../../libs/sign-in/src/contract/access-log.contract.js';
import { patient, sharedEventStoreDb, type EventStoreDb } from '../support/fresh-eventstoredb.js';
import { OpenedHandles } from '../support/opened-handles.js';

jest.setTimeout(120_000);
let server: EventStoreDb;
beforeAll(async () => void (server = await sharedEventStoreDb()));
afterAll(() => server.stop());

accessLogContract('EventStoreDB', async (clock) => {
  const handles = new OpenedHandles(() => openAccessLog({ folder: '', url: patient(server.url), secret: 'a master key for tests, of enough letters', clock }));
  return { log: await handles.another(), beside: handles.another, close: () => handles.close() };
});
