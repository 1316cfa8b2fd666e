import { openEventStoreDb } from '../../libs/event-store/src/eventstoredb/open.js';
import { describeEventStoreContract } from '../../libs/event-store/src/contract/event-store.contract.js';
import { startEventStoreDb, type EventStoreDbServer } from '../support/eventstoredb.js';
import { StreamsOfItsOwn } from '../support/streams-of-its-own.js';

// On a real server when EVENTSTOREDB_URL names one, with streams of its own for each trial: the log is shared.
const real = process.env['EVENTSTOREDB_URL'];
let server: EventStoreDbServer | undefined;
let trials = 0;
beforeAll(async () => void (server = real ? undefined : await startEventStoreDb()));
afterAll(() => server?.stop());

describeEventStoreContract('EventStoreDB', async () => {
  const address = real ?? server?.url ?? '';
  const prefix = `t${process.pid}-${performance.timeOrigin}-${(trials += 1)}-`;
  let store = await openEventStoreDb({ address });
  const begin = await store.head();
  const part = (): StreamsOfItsOwn => new StreamsOfItsOwn(store, prefix, begin);
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
