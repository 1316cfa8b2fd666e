import { jest } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { openEventStore } from '#event-store';
import type { Sealed } from '#kernel';
import { openKeyStore } from '#people';
import { aboutEvent, openData } from '../../libs/people/src/vault/sealed.js';
import { milepost, milepostWith, scratchFolder } from '../support/cli.js';
import { startFreshEventStoreDb, type EventStoreDb } from '../support/fresh-eventstoredb.js';

jest.setTimeout(60_000);
const { path, remove } = scratchFolder();
let server: EventStoreDb;
beforeAll(async () => {
  server = await startFreshEventStoreDb();
  expect(await milepost(path('old'), 'seed')).toMatchObject({ code: 0 });
});
afterAll(async () => {
  await server.stop();
  remove();
});
const masterKey = 'a master key of the tests, long enough';
const onCluster = (...args: string[]) => milepostWith({ DATA_DIR: path('beside'), EVENT_STORE_URL: server.url, MASTER_KEY: readFileSync(path('old', 'master-key'), 'utf8').trim() }, ...args);

describe('milepost migrate', () => {
  it('moves a log to a cluster and back, and the exports are identical to the last byte', async () => {
    const exported = (await milepost(path('old'), 'export')).out;
    expect(await milepost(path('old'), 'migrate', '--to', server.url)).toMatchObject({ code: 0, err: '' });
    expect((await onCluster('verify')).out).toMatch(/^Whole: \d+ events of \d+ streams/u);
    expect((await onCluster('export')).out).toBe(exported);
    expect((await milepost(path('old'), 'migrate', '--to', server.url)).out).toMatch(/^Copied 0 events/u);
    const back = await onCluster('migrate', '--to', path('back'));
    expect(back).toMatchObject({ code: 0, err: '', out: expect.stringMatching(/Copied 5 keys of personal data; 5 people can be read there/u) as string });
    expect((await milepost(path('back'), 'export')).out).toBe(exported);
  });

  it('refuses a cluster with another log, and a folder without a log', async () => {
    expect(await milepost(path('other'), 'seed')).toMatchObject({ code: 0 });
    expect(await milepost(path('other'), 'migrate', '--to', server.url)).toMatchObject({ code: 1, err: expect.stringMatching(/choose an empty target/u) as string });
    expect(await milepost(path('none'), 'migrate', '--to', server.url)).toMatchObject({ code: 1, err: expect.stringMatching(/holds no log/u) as string });
  });

  it('requires a valid address that differs from the source', async () => {
    expect(await milepost(path('old'), 'migrate', '--to', 'esdb://far:2113?tls=false')).toMatchObject({ code: 2, err: expect.stringMatching(/^--to must not switch TLS off for far/u) as string });
    expect(await onCluster('migrate', '--to', server.url)).toMatchObject({ code: 2 });
  });
});

/** Names of people that the keys in a store open, sorted. */
const namesAt = async (folder: string, url?: string): Promise<string[]> => {
  const [store, keys] = [await openEventStore({ folder, url, readOnly: true }), await openKeyStore({ folder, url, masterKey })];
  const names: string[] = [];
  for await (const { events } of store.readAll())
    for (const { type, stream, data } of events) {
      const key = type === 'PersonRegistered' ? await keys.get((data as Sealed).key) : undefined;
      if (key) names.push(String(Reflect.get(openData(key, data as Sealed, aboutEvent(stream, type)) ?? {}, 'name')));
    }
  await keys.close();
  await store.close();
  return names.sort();
};

describe('milepost migrate and the keys of personal data', () => {
  let target: EventStoreDb;
  const people = ['Alex Reed', 'Charlie Lock', 'Jo Meadows', 'Robin Weir', 'Sam Ferry'].map((name) => `${name} (invented)`);
  const [asked, erase] = [{ MASTER_KEY: masterKey }, 'erase.csv'];
  const move = (from: string, to: string) => milepostWith({ ...asked, DATA_DIR: from }, 'migrate', '--to', to);
  beforeAll(async () => {
    target = await startFreshEventStoreDb();
    expect(await milepostWith({ ...asked, DATA_DIR: path('with-people') }, 'seed')).toMatchObject({ code: 0 });
  });
  afterAll(() => target.stop());

  it('carries the keys: the same people can be read there, and after the way back', async () => {
    expect(await namesAt(path('with-people'))).toEqual(people);
    expect((await move(path('with-people'), target.url)).out).toMatch(/Copied 5 keys of personal data; 5 people can be read there, with the same MASTER_KEY/u);
    expect(await namesAt('', target.url)).toEqual(people);
    const back = await milepostWith({ ...asked, DATA_DIR: path('beside-2'), EVENT_STORE_URL: target.url }, 'migrate', '--to', path('with-people-back'));
    expect(back).toMatchObject({ code: 0, err: '' });
    expect(await namesAt(path('with-people-back'))).toEqual(people);
  });

  it('resumes an interrupted move, and erases in the target people who were erased meanwhile', async () => {
    expect((await move(path('with-people'), target.url)).out).toMatch(/^Copied 0 events.*\nCopied 0 keys of personal data; 5 people/u);
    const store = await openEventStore({ folder: path('with-people'), readOnly: true });
    const ids: string[] = [];
    for await (const { events } of store.readAll()) for (const e of events) if (e.type === 'PersonRegistered') ids.push(e.stream.slice('person-'.length));
    await store.close();
    writeFileSync(path(erase), `happened,command,about,who\n2026-01-12,erase-person,${ids[0]},data-protection-officer\n`);
    expect(await milepostWith({ ...asked, DATA_DIR: path('with-people') }, 'import', path(erase), '--as', 'data-protection-officer')).toMatchObject({ code: 0, err: '' });
    expect((await move(path('with-people'), target.url)).out).toMatch(/Copied 0 keys of personal data; 4 people/u);
    const left = await namesAt('', target.url);
    expect([left.length, left.every((name) => people.includes(name))]).toEqual([4, true]);
  });

  it('makes new keys in the cluster: people imported there can be read by every process', async () => {
    writeFileSync(path('people.csv'), 'happened,command,field 1,value 1,field 2,value 2,field 3,value 3\n2026-01-12,register-person,name,Iris Import,organisation,Example,role,mentor\n');
    const onTarget = (...args: string[]) => milepostWith({ ...asked, DATA_DIR: path('beside-4'), EVENT_STORE_URL: target.url }, ...args);
    expect(await onTarget('import', path('people.csv'), '--as', 'programme-manager')).toMatchObject({ code: 0, err: '' });
    expect(await namesAt('', target.url)).toContain('Iris Import');
    expect((await onTarget('export')).out).not.toMatch(/Iris|"key-/u);
  });

  it('reports a missing or a different master key, and leaves the keys unchanged', async () => {
    const another = await milepostWith({ DATA_DIR: path('with-people'), MASTER_KEY: 'another master key, just as long as that' }, 'migrate', '--to', path('with-people-nowhere'));
    expect(another).toMatchObject({ code: 1, err: expect.stringMatching(/^MASTER_KEY is not the key/u) as string });
    const missing = await milepostWith({ DATA_DIR: path('beside-3'), EVENT_STORE_URL: target.url }, 'migrate', '--to', path('nowhere'));
    expect(missing).toMatchObject({ code: 1, err: expect.stringMatching(/^MASTER_KEY must be given with EVENT_STORE_URL/u) as string });
    expect((await namesAt('', target.url)).length).toBe(5);
  });
});

describe('other commands on a cluster', () => {
  it('back up only a log in a folder, and say so', async () => {
    expect(await onCluster('backup', path('copy.db'))).toMatchObject({ code: 2, err: expect.stringMatching(/EVENT_STORE_URL names a cluster/u) as string });
  });

  it('load the examples into an empty log only', async () => {
    expect(await onCluster('seed')).toMatchObject({ code: 1, err: expect.stringMatching(/is not empty/u) as string });
    const empty = await startFreshEventStoreDb();
    const seed = () => milepostWith({ DATA_DIR: path('seeding'), EVENT_STORE_URL: empty.url, MASTER_KEY: masterKey }, 'seed');
    expect(await seed()).toMatchObject({ code: 0, out: expect.stringMatching(/^Loaded the examples/u) as string });
    expect(await seed()).toMatchObject({ code: 1 });
    await empty.stop();
  });
});
