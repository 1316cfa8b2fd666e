import { jest } from '@jest/globals';
import { DatabaseSync } from 'node:sqlite';
import { until } from '#spec';
import { startTestServer, type TestServer } from '../support/server.js';
import { startTestLog, type TestLog } from '../support/test-log.js';

jest.setTimeout(60_000);

/** Limits the pages to those in use, or removes the limit: SQLite then reports a full disk. */
let full = false;
const most = 0xfffffffe;

describe.each(['folder', 'eventstoredb'])('a web process whose read model has a full disk, with the log in: %s', (where) => {
  let log: TestLog;
  let server: TestServer;
  beforeAll(async () => {
    const exec = Reflect.get<DatabaseSync, 'exec'>(DatabaseSync.prototype, 'exec');
    jest.spyOn(DatabaseSync.prototype, 'exec').mockImplementation(function (this: DatabaseSync, sql: string) {
      if (sql === 'BEGIN IMMEDIATE' && this.location()?.includes('readmodel')) exec.call(this, `PRAGMA max_page_count = ${full ? 1 : most}`);
      exec.call(this, sql);
    });
    log = await startTestLog(where);
    server = await startTestServer({ log });
  });
  afterAll(async () => {
    full = false;
    await server?.stop();
    jest.restoreAllMocks();
  });

  const open = async (name: string): Promise<string> => {
    const { status, body } = await server.as('programme-manager').post('open-programme', { occurredOn: '2009-01-01', name, area: 'County '.repeat(25) });
    expect(status).toBe(200);
    return body.position;
  };
  const listed = async (headers = {}): Promise<number> => (await server.as('auditor').get('/api/programmes', headers)).json<{ items: unknown[] }>().items.length;
  const why = async (): Promise<string | undefined> =>
    (await server.nobody.get('/health/ready')).json<{ checks: Record<string, { why?: string }> }>().checks['read model']?.why;

  it('reports it, continues to record and shows earlier data; once there is space it shows everything', async () => {
    expect(await listed({ 'milepost-after': await open('Before') })).toBe(1);
    expect(await why()).toBeUndefined();
    full = true;
    let last = '';
    for (let n = 0; n < 60; n += 1) last = await open(`While it is full ${n}`);
    await until(async () => (await why()) !== undefined);
    expect(await why()).toMatch(/full/u);
    expect((await server.nobody.get('/health/ready')).status).toBe(503);
    const shown = await listed();
    expect(shown).toBeLessThan(61);
    full = false;
    expect(await server.web.runtime.model.waitFor(last, 20_000)).toBe(true);
    expect(await listed()).toBe(61);
    expect([await why(), (await server.nobody.get('/health/ready')).status]).toEqual([undefined, 200]);
  });
});
