import { jest } from '@jest/globals';
import { milepost, milepostWith, scratchFolder } from '../support/cli.js';
import { startEventStoreDb, type EventStoreDbServer } from '../support/eventstoredb.js';

jest.setTimeout(60_000);
const { path, remove } = scratchFolder();
let server: EventStoreDbServer;
beforeAll(async () => {
  server = await startEventStoreDb();
  expect(await milepost(path('old'), 'seed')).toMatchObject({ code: 0 });
});
afterAll(async () => {
  await server.stop();
  remove();
});
const onCluster = (...args: string[]) => milepostWith({ DATA_DIR: path('beside'), EVENT_STORE_URL: server.url }, ...args);

describe('milepost migrate', () => {
  it('moves a log to a cluster and back: what is exported is the same to the last byte', async () => {
    const exported = (await milepost(path('old'), 'export')).out;
    expect(await milepost(path('old'), 'migrate', '--to', server.url)).toMatchObject({ code: 0, err: '' });
    expect((await onCluster('verify')).out).toMatch(/^Whole: \d+ events of \d+ streams/u);
    expect((await onCluster('export')).out).toBe(exported);
    expect((await milepost(path('old'), 'migrate', '--to', server.url)).out).toMatch(/^Copied 0 events/u);
    expect(await onCluster('migrate', '--to', path('back'))).toMatchObject({ code: 0, err: '' });
    expect((await milepost(path('back'), 'export')).out).toBe(exported);
  });

  it('leaves a cluster alone that holds another log, and a folder without a log', async () => {
    expect(await milepost(path('other'), 'seed')).toMatchObject({ code: 0 });
    expect(await milepost(path('other'), 'migrate', '--to', server.url)).toMatchObject({ code: 1, err: expect.stringMatching(/choose an empty one/u) as string });
    expect(await milepost(path('none'), 'migrate', '--to', server.url)).toMatchObject({ code: 1, err: expect.stringMatching(/holds no log/u) as string });
  });

  it('asks for an address that can be used, and for another place', async () => {
    expect(await milepost(path('old'), 'migrate', '--to', 'esdb://far:2113?tls=false')).toMatchObject({ code: 2, err: expect.stringMatching(/^--to must not switch TLS off for far/u) as string });
    expect(await onCluster('migrate', '--to', server.url)).toMatchObject({ code: 2 });
  });
});

describe('other commands on a cluster', () => {
  it('back up only the log of a folder, and say so', async () => {
    expect(await onCluster('backup', path('copy.db'))).toMatchObject({ code: 2, err: expect.stringMatching(/EVENT_STORE_URL names a cluster/u) as string });
  });

  it('load the examples into an empty one only', async () => {
    expect(await onCluster('seed')).toMatchObject({ code: 1, err: expect.stringMatching(/is not empty/u) as string });
    const empty = await startEventStoreDb();
    const seed = () => milepostWith({ DATA_DIR: path('seeding'), EVENT_STORE_URL: empty.url }, 'seed');
    expect(await seed()).toMatchObject({ code: 0, out: expect.stringMatching(/^Loaded the examples/u) as string });
    expect(await seed()).toMatchObject({ code: 1 });
    await empty.stop();
  });
});
