import { openEventStoreDb } from '../../libs/event-store/src/eventstoredb/open.js';
import { describeEventStoreContract } from '../../libs/event-store/src/contract/event-store.contract.js';
import { patient, sharedEventStoreDb, type EventStoreDb } from '../support/fresh-eventstoredb.js';
import { PrefixedEventStore } from '../support/streams-of-its-own.js';

// The log is shared: each test has separate streams.
let server: EventStoreDb;
let trials = 0;
beforeAll(async () => void (server = await sharedEventStoreDb()), 120_000);
afterAll(() => server.stop());

describeEventStoreContract('EventStoreDB', async () => {
  const address = patient(server.url);
  const prefix = `t${process.pid}-${performance.timeOrigin}-${(trials += 1)}-`;
  let store = await openEventStoreDb({ address });
  const begin = await store.head();
  const part = (): PrefixedEventStore => new PrefixedEventStore(store, prefix, begin);
  return {
    store: part(),
    reopen: async () => {
      await store.close();
      store = await openEventStoreDb({ address });
      return part();
    },
    dispose: () => store.close(),
  };
});
