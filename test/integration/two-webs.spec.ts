import { jest } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projections } from '#catalogue';
import type { Accepted } from '#commands';
import { openSqliteEventStore, type EventStore } from '#event-store';
import { systemClock } from '#kernel';
import { takeSnapshot } from '#projections';
import { startTestServer, type Client, type TestServer } from '../support/server.js';

jest.setTimeout(60_000);

/** The shared log: one server that stops does not close it for the others. */
const shared = (log: EventStore): EventStore =>
  new Proxy(log, {
    get(target, key) {
      if (key === 'close') return () => Promise.resolve();
      const value: unknown = Reflect.get(target, key);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });

interface Listed {
  items: { name: string }[];
}
const names = async (client: Client, headers: Record<string, string>): Promise<string[]> =>
  (await client.get('/api/programmes', headers)).json<Listed>().items.map(({ name }) => name);
const programme = (name: string) => ({ occurredOn: '2009-01-01', name, area: 'County' });

/** Two web servers on one log, each with its own data folder, read model and port, and the same secrets. */
describe('two web servers on one log', () => {
  let folder: string;
  let log: EventStore;
  const servers: TestServer[] = [];
  const start = async (name: string, env = {}): Promise<TestServer> => {
    const server = await startTestServer({
      folder: join(folder, name),
      env: { SECRETS_DIR: join(folder, 'secrets'), ...env },
      decorate: () => shared(log),
    });
    servers.push(server);
    return server;
  };
  let one: TestServer;
  let two: TestServer;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'milepost-two-'));
    const secrets = await startTestServer({ folder: join(folder, 'secrets') });
    await secrets.web.close();
    log = openSqliteEventStore({ folder: join(folder, 'log') });
    [one, two] = [await start('one'), await start('two')];
  });
  afterAll(async () => {
    for (const server of servers) await server.web.close();
    await log.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('show events of the other server to a reader that sends their position', async () => {
    for (let n = 0; n < 20; n += 1) {
      const [at, other] = n % 2 === 0 ? [one, two] : [two, one];
      const name = `Programme ${n}`;
      const { body } = await at.as('programme-manager').post('open-programme', programme(name));
      expect(await names(other.as('programme-manager'), { 'milepost-after': body.position })).toContain(name);
    }
  });

  it('show writers at both servers their own events at once', async () => {
    await Promise.all(
      Array.from({ length: 24 }, async (_, n) => {
        const [at, other] = n % 2 === 0 ? [one, two] : [two, one];
        const { body } = await at.as('programme-manager').post('open-programme', programme(`At once ${n}`));
        expect(await names(other.as('programme-manager'), { 'milepost-after': body.position })).toContain(`At once ${n}`);
      }),
    );
  });

  it('record a command once when it is sent to both at once', async () => {
    const body = { ...programme('Sent twice'), commandId: '0190a3f4-7c1e-7a00-8000-000000000001' };
    const answers = await Promise.all([one, two, one, two].map((server) => server.as('programme-manager').post('open-programme', body)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(new Set(answers.map((answer) => answer.json<Accepted>().position)).size).toBe(1);
    const position = answers[0]?.body.position ?? '';
    for (const server of [one, two])
      expect((await names(server.as('programme-manager'), { 'milepost-after': position })).filter((name) => name === 'Sent twice')).toHaveLength(1);
  });

  it('accept a persona that was chosen at the other, and redirect to a page that shows what a form recorded', async () => {
    const send = (server: TestServer, path: string, values: Record<string, string>, cookie: string) =>
      server.nobody.send(path, { method: 'POST', body: new URLSearchParams(values), headers: { 'content-type': 'application/x-www-form-urlencoded', cookie } });
    const cookieOf = (headers: Headers): string => (headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const persona = cookieOf((await send(one, '/who', { role: 'programme-manager', next: '/' }, '')).headers);
    const answers = { name: 'From a form', area: 'County', 'occurredOn-day': '1', 'occurredOn-month': '1', 'occurredOn-year': '2009', daysAreRight: 'yes' };
    const recorded = await send(two, '/record/open-programme', answers, persona);
    expect(recorded.status).toBe(303);
    const cookie = `${persona}; ${cookieOf(recorded.headers)}`;
    const page = await one.nobody.get(recorded.headers.get('location') ?? '', { cookie });
    expect([page.status, page.text.includes('From a form')]).toEqual([200, true]);
    expect((await one.nobody.get('/programmes', { cookie })).text).toContain('From a form');
  });

  it('are joined by a third that starts from a snapshot, and is ready when it has caught up', async () => {
    const snapshot = join(folder, 'snapshot');
    // Without the command line: on the embedded log it refuses a folder whose own log is behind its read model.
    await takeSnapshot({ folder: join(one.folder, 'read-model'), projections, target: snapshot, clock: systemClock });
    const { body } = await two.as('programme-manager').post('open-programme', programme('After the snapshot'));
    const three = await start('three', { READ_MODEL_SNAPSHOT: snapshot });
    expect(await names(three.as('programme-manager'), { 'milepost-after': body.position })).toContain('After the snapshot');
    expect((await three.nobody.get('/health/ready')).status).toBe(200);
  });

  it('are joined by a fourth that reads the log from its start, and is ready when it has read it', async () => {
    const gate = Promise.withResolvers<void>();
    const slow = new Proxy(shared(log), {
      get(target, key) {
        const value: unknown = Reflect.get(target, key);
        if (key !== 'readAll') return value;
        return async function* (options: Parameters<EventStore['readAll']>[0]) {
          await gate.promise;
          yield* target.readAll(options);
        };
      },
    });
    const four = await startTestServer({ folder: join(folder, 'four'), env: { SECRETS_DIR: join(folder, 'secrets') }, decorate: () => slow });
    servers.push(four);
    const { status, text } = await four.nobody.get('/health/ready');
    expect({ status, text }).toEqual({ status: 503, text: expect.stringMatching(/"read model":\{"ok":false,"why":"It is (catching up with|being rebuilt from) the log\."/u) as string });
    gate.resolve();
    expect(await names(four.as('programme-manager'), {})).toContain('After the snapshot');
    expect((await four.nobody.get('/health/ready')).status).toBe(200);
  });
});
