import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteEventStore } from '#event-store';
import { describeEventStoreContract } from '../../libs/event-store/src/contract/event-store.contract.js';

describeEventStoreContract('SQLite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'milepost-log-'));
  const opened = { store: openSqliteEventStore({ folder }) };
  return {
    store: opened.store,
    reopen: async () => {
      await opened.store.close();
      return (opened.store = openSqliteEventStore({ folder }));
    },
    dispose: async () => {
      await opened.store.close();
      await rm(folder, { recursive: true });
    },
  };
});
