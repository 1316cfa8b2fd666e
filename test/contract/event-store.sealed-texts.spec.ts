import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SealingEventStore, TextKeys, openSqliteEventStore, type EventStore, type TextRules } from '#event-store';
import { openSqliteKeyStore } from '#people';
import { describeEventStoreContract } from '../../libs/event-store/src/contract/event-store.contract.js';

const masterKey = 'a master key for tests, of enough letters';
/** Seals every text that is no longer than the limit of a field. */
const rules: TextRules = {
  textsIn: ({ data }) => Object.entries(data).flatMap(([name, value]) => (typeof value === 'string' && value.length <= 2000 && !value.includes('\0') ? [{ holder: data as Record<string, unknown>, name, field: name }] : [])).slice(0, 15),
  removal: { type: 'TextRedacted', sealsIn: () => [] },
};

describeEventStoreContract('SQLite, its texts sealed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'milepost-log-'));
  const keys = openSqliteKeyStore({ folder, masterKey });
  const open = (): EventStore => new SealingEventStore(openSqliteEventStore({ folder }), new TextKeys(keys), rules);
  const opened = { store: open() };
  return {
    store: opened.store,
    reopen: async () => {
      await opened.store.close();
      return (opened.store = open());
    },
    dispose: async () => {
      await opened.store.close();
      await keys.close();
      await rm(folder, { recursive: true });
    },
  };
});
