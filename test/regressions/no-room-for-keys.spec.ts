import { DatabaseSync } from 'node:sqlite';
import { jest } from '@jest/globals';
import { startTestServer, type TestServer } from '../support/server.js';

jest.setTimeout(30_000);

interface Health {
  checks: Record<string, { why?: string }>;
}

/**
 * Regression: on a full disk, registering a person failed with an internal error. Every command was retried for three seconds
 * while others waited for it, and health reported no problem.
 */
describe.each(['log', 'keys'])('a server whose disk has no room for the file of its %s', (store) => {
  let server: TestServer;
  let isFull = false;
  beforeAll(async () => {
    // SQLite reports a full disk when a file may not grow beyond its current pages.
    const limit = (db: DatabaseSync): void => {
      const before = isFull;
      isFull = false;
      if (db.location()?.endsWith(`${store}.db`)) db.exec(`PRAGMA max_page_count = ${before ? 1 : 0xfffffffe}`);
      isFull = before;
    };
    const prepare = Reflect.get<DatabaseSync, 'prepare'>(DatabaseSync.prototype, 'prepare');
    jest.spyOn(DatabaseSync.prototype, 'prepare').mockImplementation(function (this: DatabaseSync, sql: string) {
      const statement = prepare.call(this, sql);
      if (!/^(BEGIN|INSERT)/u.test(sql)) return statement;
      const run = statement.run.bind(statement);
      return Object.assign(statement, { run: (...values: Parameters<typeof run>) => (limit(this), run(...values)) });
    });
    server = await startTestServer();
  });
  afterAll(async () => {
    isFull = false;
    await server.stop();
    jest.restoreAllMocks();
  });
  afterEach(() => (isFull = false));

  const register = () =>
    server.as('programme-manager').post('register-person', { occurredOn: '2009-01-01', name: 'Ada', organisation: 'Example', role: 'mentor' });
  const why = async (): Promise<string | undefined> => (await server.nobody.get('/health/ready')).json<Health>().checks['recording']?.why;

  it('refuses at once with the file and the remedy, and accepts the command once there is room', async () => {
    isFull = true;
    let refused = await register();
    // SQLite first uses the free pages of the file.
    for (let n = 0; n < 200 && refused.status === 200; n += 1) refused = await register();
    expect([refused.status, refused.body.code]).toEqual([503, `${store}-disk-full`]);
    expect(refused.body).toMatchObject({ remedy: expect.stringMatching(/^Make room on the disk/u) as string });
    const all = await Promise.all(Array.from({ length: 10 }, register));
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set([503]));
    expect(await why()).toBe(`Nothing can be recorded: the disk that holds ${store}.db is full.`);
    isFull = false;
    expect((await register()).status).toBe(200);
    expect(await why()).toBeUndefined();
    // Ten refusals, one after the other, once took 30 seconds.
  }, 20_000);
});
