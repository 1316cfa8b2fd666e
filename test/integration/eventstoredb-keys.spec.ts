import { jest } from '@jest/globals';
import { KeyStoreUnusable, type KeyStore } from '#people';
import { startEventStoreDb, type EventStoreDbServer } from '../support/eventstoredb.js';
import type { Fault } from '../support/eventstoredb-server/faults.js';
import { expectKey, OpenedKeys } from '../support/opened-keys.js';

jest.setTimeout(120_000);

describe('keys on an EventStoreDB that fails', () => {
  let server: EventStoreDbServer;
  const opened = new OpenedKeys();
  const open = (): Promise<KeyStore> => opened.open(server.url);
  const fault = (on: Fault['on'], more: Partial<Fault>) => server.order({ do: 'fault', fault: { on, stream: 'key-', ...more } });
  beforeAll(async () => void (server = await startEventStoreDb()));
  afterEach(async () => {
    await server.order({ do: 'clear' });
    await opened.close();
  });
  afterAll(() => server.stop());

  it.each<Partial<Fault>>([{ when: 'after commit' }, { when: 'before commit' }])('are made once when the answer to it is lost %j', async (when) => {
    const keys = await open();
    await fault('append', { ...when, instead: 'commit timeout' });
    await expectKey(await open(), await keys.create());
    await fault('append', { ...when, instead: 'cut' });
    await expectKey(await open(), await keys.create());
  });

  it('are not reported as created when no response arrives', async () => {
    const keys = await open();
    await fault('append', { times: 1e6, instead: 'commit timeout' });
    await expect(keys.create()).rejects.toMatchObject({ name: 'Unavailable' });
  });

  it.each<Partial<Fault>>([{ when: 'after commit' }, { when: 'before commit' }])('are not served after their removal, even if the response to it is lost %j', async (when) => {
    const keys = await open();
    const made = await keys.create();
    await fault('delete', { ...when, instead: 'commit timeout' });
    await keys.remove(made.keyId);
    await keys.remove(made.keyId);
    expect(await (await open()).get(made.keyId)).toBeUndefined();
    await expect(keys.keep(made)).rejects.toThrow(KeyStoreUnusable);
  });
});
