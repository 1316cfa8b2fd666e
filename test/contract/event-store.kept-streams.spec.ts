import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CachingEventStore, openSqliteEventStore, type EventStore } from '#event-store';
import { describeEventStoreContract } from '../../libs/event-store/src/contract/event-store.contract.js';

describeEventStoreContract('SQLite, its streams kept in memory', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'milepost-log-'));
  const open = (): EventStore => new CachingEventStore(openSqliteEventStore({ folder }), { eventsKept: 1_000, removal: 'TextRedacted' });
  const opened = { store: open() };
  return {
    store: opened.store,
    reopen: async () => {
      await opened.store.close();
      return (opened.store = open());
    },
    dispose: async () => {
      await opened.store.close();
      await rm(folder, { recursive: true });
    },
  };
});
