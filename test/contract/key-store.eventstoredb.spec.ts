import { jest } from '@jest/globals';
import type { StoredEvent } from '#kernel';
import { openEventStore, openKeyStreams } from '#event-store';
import { KeyStoreUnusable, openKeyStore, type KeyStore } from '#people';
import { keyStoreContract } from '../../libs/people/src/contract/key-store.contract.js';
import { event } from '../../libs/event-store/src/contract/fixtures.js';
import type { Fault } from '../support/eventstoredb-server/faults.js';
import { startEventStoreDb, type EventStoreDbServer } from '../support/eventstoredb.js';

jest.setTimeout(60_000);
const masterKey = 'a master key for tests, of enough letters';
// On a real server when EVENTSTOREDB_URL names one; faults are tried on the tests' own.
const real = process.env['EVENTSTOREDB_URL'];
let server: EventStoreDbServer;
beforeAll(async () => void (server = await startEventStoreDb()));
afterAll(() => server.stop());
const openOn = (url: string, key = masterKey): Promise<KeyStore> => openKeyStore({ folder: '', url, masterKey: key });

keyStoreContract('EventStoreDB', async () => {
  const url = real ?? server.url;
  let keys = await openOn(url);
  return {
    keys,
    waits: true,
    reopen: async () => {
      await keys.close();
      return (keys = await openOn(url));
    },
    close: () => keys.close(),
  };
});

describe('keys on EventStoreDB', () => {
  const fault = (on: Fault['on'], more: Partial<Fault>) => server.order({ do: 'fault', fault: { on, stream: 'key-', ...more } });
  const opened: KeyStore[] = [];
  const open = async (url = server.url, key = masterKey): Promise<KeyStore> => {
    const keys = await openOn(url, key);
    opened.push(keys);
    return keys;
  };
  const same = async (keys: KeyStore, { keyId, key }: { keyId: string; key: Uint8Array }): Promise<void> =>
    expect(Buffer.from((await keys.get(keyId)) ?? [])).toEqual(Buffer.from(key));
  afterEach(async () => {
    await server.order({ do: 'clear' });
    for (const keys of opened.splice(0)) await keys.close();
  });

  it('are shared by processes that start at once on an empty cluster: what one made opens at the others', async () => {
    const empty = await startEventStoreDb();
    const stores = await Promise.all(Array.from({ length: 4 }, () => open(empty.url)));
    for (const one of stores) {
      const made = await one.create();
      for (const other of stores) await same(other, made);
    }
    await empty.stop();
  });

  it('are refused to whoever starts with another master key, by its name and without the password of the address', async () => {
    await open();
    const another = openOn(server.url.replace('//', '//admin:changeit@'), 'another master key, just as long as that');
    await expect(another).rejects.toThrow(KeyStoreUnusable);
    await expect(another).rejects.toThrow(/^MASTER_KEY is not the key with which the personal data on esdb:\/\/admin:…@localhost/u);
  });

  it.each<Partial<Fault>>([{ when: 'after commit' }, { when: 'before commit' }])('are made once when the answer to it is lost %j', async (when) => {
    const keys = await open();
    await fault('append', { ...when, instead: 'commit timeout' });
    await same(await open(), await keys.create());
    await fault('append', { ...when, instead: 'cut' });
    await same(await open(), await keys.create());
  });

  it('are not said to be made when no answer comes at all', async () => {
    const keys = await open();
    await fault('append', { times: 1e6, instead: 'commit timeout' });
    await expect(keys.create()).rejects.toMatchObject({ name: 'Unavailable' });
  });

  it.each<Partial<Fault>>([{ when: 'after commit' }, { when: 'before commit' }])('are served to nobody once they were removed, when the answer to that is lost %j', async (when) => {
    const keys = await open();
    const made = await keys.create();
    await fault('delete', { ...when, instead: 'commit timeout' });
    await keys.remove(made.keyId);
    await keys.remove(made.keyId);
    expect(await (await open()).get(made.keyId)).toBeUndefined();
    await expect(keys.keep(made)).rejects.toThrow(KeyStoreUnusable);
  });

  it('are removed by two processes at once', async () => {
    const [one, two] = [await open(), await open()];
    const made = await one.create();
    await Promise.all([one, two, one, two].map((keys) => keys.remove(made.keyId)));
    expect(await two.state(made.keyId)).toBe('waiting');
  });

  it('leave no stream behind for a key that never was', async () => {
    const streams = await openKeyStreams(server.url);
    await (await open()).remove('f'.repeat(32));
    expect(await streams.get('f'.repeat(32))).toBeUndefined();
    await streams.close();
  });

  it('are no part of the log: not read, not followed, not its end, whether kept or removed', async () => {
    const [store, keys] = [await openEventStore({ url: server.url, folder: '' }), await open()];
    const before = await keys.create();
    const { position, hash } = await store.append('ulo-1', [event('019a0000-0000-7000-8000-000000000001')], { head: 'no-stream' });
    const after = await keys.create();
    await keys.remove(before.keyId);
    expect(await store.head()).toBe(position);
    const read: StoredEvent[] = [];
    for await (const { events } of store.readAll()) read.push(...events);
    expect(read.map(({ stream }) => stream)).toEqual(['ulo-1']);
    const stop = new AbortController();
    const followed: string[] = [];
    for await (const { events } of store.subscribe({ signal: stop.signal })) {
      followed.push(...events.map(({ stream }) => stream));
      if (followed.length === 1) {
        await keys.remove(after.keyId);
        await keys.create();
        await store.append('ulo-1', [event('019a0000-0000-7000-8000-000000000002')], { head: { revision: 0, hash } });
      } else if (followed.length > 1) stop.abort();
    }
    expect(followed).toEqual(['ulo-1', 'ulo-1']);
    await store.close();
  });
});
