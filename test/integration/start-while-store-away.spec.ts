import { jest } from '@jest/globals';
import { milepostWith, scratchFolder } from '../support/cli.js';
import { startEventStoreDb, type EventStoreDbServer } from '../support/eventstoredb.js';
import { startTestServer } from '../support/server.js';
import { sharedSecrets } from '../support/test-log.js';

jest.setTimeout(60_000);
const { path, remove } = scratchFolder();
let store: EventStoreDbServer;
beforeAll(async () => void (store = await startEventStoreDb()));
afterAll(async () => {
  await store.stop();
  remove();
});
beforeEach(() => store.kill());

describe('a start while the event store is unavailable', () => {
  const verify = (wait: string) => milepostWith({ DATA_DIR: path('data'), EVENT_STORE_URL: store.url, STARTUP_WAIT: wait, ...sharedSecrets }, 'verify');

  it('waits for it: a web process loads the examples and serves', async () => {
    const starting = startTestServer({ env: { EVENT_STORE_URL: store.url, EXAMPLE: 'on', STARTUP_WAIT: '40', ...sharedSecrets } });
    await store.restart();
    const web = await starting;
    await web.web.runtime.model.waitFor(await web.web.runtime.store.head(), 20_000);
    expect((await web.as('programme-manager').get('/api/ulos')).text).toContain('Mercian Ability Partnership');
    await web.stop();
  });

  it('waits for it: a command reports the wait, and then runs', async () => {
    const verifying = verify('40');
    await store.restart();
    expect(await verifying).toMatchObject({ code: 0, out: expect.stringMatching(/^Whole: /u) as string, err: expect.stringMatching(/^(The event store .* is away: .*Waiting for it, 40 s at most\.\n)?$/u) as string });
  });

  it('ends with one sentence after the wait, or at once with a wait of zero', async () => {
    const { code, err } = await verify('1');
    expect(code).toBe(1);
    expect(err.trim().split('\n').at(-1)).toMatch(/^The event store .* cannot be used after waiting \d+ s \(STARTUP_WAIT\): no server listens there: start it, or correct host and port\.$/u);
    expect(await verify('0')).toMatchObject({ code: 1, err: expect.stringMatching(/^The event store \S+ cannot be used: no server listens there: [^\n]*\n$/u) as string });
  });

  it('does not wait for an error that waiting cannot resolve', async () => {
    await store.restart();
    await store.order({ do: 'fault', fault: { on: 'read', times: 1e6, instead: 'access denied' } });
    expect(await verify('3600')).toMatchObject({ code: 1, err: expect.stringMatching(/^The event store \S+ cannot be used: it refuses the user or the password[^\n]*\n$/u) as string });
  });
});
