import { EventStoreDBClient } from '@eventstore/db-client';
import { derivedId } from '#kernel';
import { until } from '#spec';
import { startEventStoreDb, type EventStoreDbServer } from '../support/eventstoredb.js';
import type { Fault } from '../support/eventstoredb-server/faults.js';
import { startTestServer, type TestServer } from '../support/server.js';

const secrets = { SESSION_SECRET: 's'.repeat(32), MASTER_KEY: 'm'.repeat(32) };

describe('a web process on an event store that fails', () => {
  let log: EventStoreDbServer;
  let web: TestServer;
  beforeAll(async () => {
    log = await startEventStoreDb();
    web = await startTestServer({ env: { EVENT_STORE_URL: log.url, ...secrets } });
  }, 60_000);
  afterAll(async () => {
    await web.stop();
    await log.stop();
  });
  beforeEach(() => log.order({ do: 'clear' }));

  const stored = async (stream: string): Promise<string[]> => {
    const client = EventStoreDBClient.connectionString(log.url);
    const types: string[] = [];
    for await (const { event } of client.readStream(stream)) types.push(event?.type ?? '');
    await client.dispose();
    return types;
  };
  const named = (name: string) => ({ commandId: derivedId(name), occurredOn: '2009-01-19', name, area: 'County' });
  const opened = (name: string): string => `programme-${derivedId(derivedId(name))}`;

  it.each<[string, Omit<Fault, 'on'>]>([
    ['loses the answer after the commit', { when: 'after commit', instead: 'cut' }],
    ['falls silent after the commit', { when: 'after commit', instead: 'silence' }],
    ['cancels after the commit', { when: 'after commit', instead: 'commit timeout' }],
    ['has no leader for a moment', { instead: 'not ready' }],
    ['falls silent before the commit', { instead: 'silence' }],
    ['stores late', { late: 2_500 }],
  ])('records a command once when it %s, and a repeat gets the first result', async (name, fault) => {
    await log.order({ do: 'fault', fault: { on: 'append', stream: 'programme-', ...fault } });
    const send = () => web.as('programme-manager').post('open-programme', named(name));
    let first = await send();
    // On a slow machine the request may time out before the server responds; the sender repeats it.
    while (first.status === 503) first = await send();
    expect(first.body).toMatchObject({ stream: opened(name), revision: 0 });
    const again = await send();
    expect(again.body).toMatchObject({ revision: 0, position: first.body.position, events: first.body.events, repeated: true });
    // A delayed append has been stored or refused by now.
    await new Promise((resolve) => setTimeout(resolve, fault.late ?? 0));
    expect(await stored(opened(name))).toEqual(['ProgrammeOpened']);
  }, 30_000);

  it('reports an unknown result, and that a repeat is safe, while the store does not respond', async () => {
    await log.order({ do: 'fault', fault: { on: 'append', times: 1e6, instead: 'not ready' } });
    const answer = await web.as('programme-manager').post('open-programme', named('nobody answers'));
    expect(answer.body).toMatchObject({ status: 503, code: 'store-unavailable' });
    await log.order({ do: 'clear' });
    expect((await web.as('programme-manager').post('open-programme', named('nobody answers'))).body).toMatchObject({ revision: 0, repeated: false });
  }, 60_000);

  it('refuses a command of 1 MiB before it reaches the log, and accepts the next one', async () => {
    const head = (await web.as('programme-manager').post('open-programme', named('before'))).body.position;
    const large = await web.as('programme-manager').post('open-programme', { ...named('large'), name: 'x'.repeat(1024 * 1024) });
    expect(large.body).toMatchObject({ status: 413, code: 'body-too-large' });
    const justBelow = await web.as('programme-manager').post('open-programme', { ...named('large'), name: 'x'.repeat(1024 * 1024 - 500) });
    expect(justBelow.body).toMatchObject({ status: 400, errors: [expect.objectContaining({ field: 'name' })] });
    const next = (await web.as('programme-manager').post('open-programme', named('after'))).body.position;
    expect(BigInt(next)).toBeGreaterThan(BigInt(head));
    await expect(stored(opened('large'))).rejects.toMatchObject({ type: 'stream-not-found' });
  }, 30_000);

  it('is not ready while its log does not respond, and is ready again by itself', async () => {
    const ready = async (): Promise<number> => (await web.nobody.get('/health/ready')).status;
    const becomes = async (status: number): Promise<void> => {
      await until(async () => (await ready()) === status);
    };
    await becomes(200);
    await log.kill();
    await becomes(503);
    await log.restart();
    await becomes(200);
    expect((await web.as('programme-manager').post('open-programme', named('after the restart'))).status).toBe(200);
  }, 60_000);
});
