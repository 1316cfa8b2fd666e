import { jest } from '@jest/globals';
import type { StoredEvent } from '#kernel';
import { openEventStore, openKeyStreams } from '#event-store';
import { KeyStoreUnusable, type KeyStore } from '#people';
import { event } from '../../libs/event-store/src/contract/fixtures.js';
import { startFreshEventStoreDb, type EventStoreDb } from '../support/fresh-eventstoredb.js';
import { expectKey, OpenedKeys } from '../support/opened-keys.js';

jest.setTimeout(120_000);

describe('keys on a cluster', () => {
  let server: EventStoreDb;
  const opened = new OpenedKeys();
  const open = (): Promise<KeyStore> => opened.open(server.url);
  beforeAll(async () => void (server = await startFreshEventStoreDb()));
  afterEach(() => opened.close());
  afterAll(() => server.stop());

  it('are shared by processes that start at once on an empty cluster: each can open the keys of the others', async () => {
    const empty = await startFreshEventStoreDb();
    const stores = await Promise.all(Array.from({ length: 4 }, () => opened.open(empty.url)));
    for (const one of stores) {
      const made = await one.create();
      for (const other of stores) await expectKey(other, made);
    }
    await empty.stop();
  });

  it('are refused with another master key, with an error that names the setting and hides the password of the address', async () => {
    await open();
    const another = opened.open(server.url.replace('//', '//admin:changeit@'), 'another master key, just as long as that');
    await expect(another).rejects.toThrow(KeyStoreUnusable);
    await expect(another).rejects.toThrow(/^MASTER_KEY is not the key with which the personal data on esdb:\/\/admin:…@(localhost|127\.0\.0\.1):/u);
  });

  it('are removed by two processes at once', async () => {
    const [one, two] = [await open(), await open()];
    const made = await one.create();
    await Promise.all([one, two, one, two].map((keys) => keys.remove(made.keyId)));
    expect(await two.state(made.keyId)).toBe('waiting');
  });

  it('leave no stream behind for a key that never existed', async () => {
    const streams = await openKeyStreams(server.url);
    await (await open()).remove('f'.repeat(32));
    expect(await streams.get('f'.repeat(32))).toBeUndefined();
    await streams.close();
  });

  it('are not part of the log: reads, subscriptions and the end of the log skip them, also after their removal', async () => {
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
