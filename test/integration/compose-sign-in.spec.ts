import { jest } from '@jest/globals';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { startBuilt, type Started } from '../support/built-server.js';
import { milepostWith } from '../support/cli.js';
import { startMailServer, type MailServer } from '../support/mail-server.js';
import { RedisServer, freePort } from '../support/redis-server.js';
import { TestBrowser } from '../support/signed-in.js';
import { startTestLog, type TestLog } from '../support/test-log.js';

jest.setTimeout(240_000);

const { services } = parse(readFileSync('docker-compose.yml', 'utf8'), { merge: true }) as { services: Record<string, { environment: Record<string, string> }> };
const dayFields = (name: string, day: string): Record<string, string> => {
  const [year = '', month = '', date = ''] = day.split('-');
  return { [`${name}-year`]: year, [`${name}-month`]: month, [`${name}-day`]: date };
};

/** The processes of docker-compose.yml with its settings, without Docker: two web processes and a worker on one log. */
describe('the processes of docker-compose.yml', () => {
  const folder = mkdtempSync(join(tmpdir(), 'milepost-compose-'));
  let log: TestLog;
  let redis: RedisServer;
  let mail: MailServer;
  const processes: Started[] = [];
  const settings: Record<string, Record<string, string>> = {};
  let sites: string[] = [];

  beforeAll(async () => {
    // Docker creates the volume.
    mkdirSync(join(folder, 'secrets'), { mode: 0o700 });
    [log, redis, mail] = await Promise.all([startTestLog('eventstoredb'), RedisServer.started(), startMailServer()]);
    const ports = [await freePort(), await freePort(), await freePort()].map(String);
    sites = ports.slice(0, 2).map((port) => `http://127.0.0.1:${port}`);
    for (const [i, name] of ['web1', 'web2', 'worker'].entries()) {
      const { EVENT_STORE_URL = '' } = log.settings;
      const own = { DATA_DIR: join(folder, name), SECRETS_DIR: join(folder, 'secrets'), EVENT_STORE_URL, REDIS_URL: redis.url, SMTP_URL: mail.url, PUBLIC_URL: sites[0] ?? '' };
      settings[name] = { ...services[name]?.environment, ...own, ...(name === 'worker' ? { WORKER_PORT: ports[i] ?? '' } : { PORT: ports[i] ?? '' }), EXAMPLE: 'off' };
    }
    for (const name of ['web1', 'web2', 'worker']) processes.push(await startBuilt(name === 'worker' ? 'worker' : 'web', settings[name] ?? {}));
  });
  afterAll(async () => {
    await Promise.all(processes.map((one) => one.stop()));
    await Promise.all([log.stop(), redis.dispose(), mail.close()]);
    rmSync(folder, { recursive: true, force: true });
  });

  async function linkTo(address: string): Promise<string> {
    for (let tries = 0; tries < 400; tries += 1) {
      const [, path] = /(\/sign-in\/link\/\S+)/u.exec(mail.received.findLast(({ to }) => to.includes(address))?.mail.text ?? '') ?? [];
      if (path) return path;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error(`No link was sent to ${address}`);
  }

  it('sign in a manager, a mentor and an auditor, each with their own data, on both web processes', async () => {
    expect(settings['web1']).not.toHaveProperty('DEMO_PERSONAS');
    const printed = await milepostWith(settings['web1'] ?? {}, 'administrator', 'invite', 'admin@council.example');
    expect([printed.code, printed.err]).toEqual([0, '']);
    const link = new URL(printed.out.trim()).pathname;
    const [first = '', second = ''] = sites;
    const admin = new TestBrowser(first);
    await admin.get(link);
    const became = await admin.post('/sign-in/link', { token: link.split('/').at(-1) ?? '', next: '/', name: 'Ada', organisation: 'Council', role: 'commissioner' });
    expect([became.status, became.location]).toEqual([303, '/']);
    const account = await admin.get('/account');
    expect(account.text).toContain('Administrator');

    const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date());
    const invited = async (by: TestBrowser, name: string, grant: string, fields: Record<string, string>, only: Record<string, string> = {}): Promise<{ browser: TestBrowser; id: string }> => {
      const address = `${name.toLowerCase()}@council.example`;
      const { location, text } = await by.post('/people/record/register-person', { ...dayFields('occurredOn', today), name, mail: address, organisation: 'Example', role: 'mentor', ...only });
      if (location === '') throw new Error(text);
      await by.get(location);
      const [, id = ''] = /\/people\/([0-9a-f-]{36})/u.exec(location) ?? [];
      const granted = await by.post(`/people/${id}/record/${grant}`, { ...dayFields('occurredOn', today), ...fields, _step: 'record' });
      expect([name, granted.status]).toEqual([name, 303]);
      expect((await by.post(`/people/${id}/invite`, {})).status).toBe(201);
      const path = await linkTo(address);
      const browser = new TestBrowser(second);
      await browser.get(path);
      expect((await browser.post('/sign-in/link', { token: path.split('/').at(-1) ?? '', next: '/account' })).status).toBe(303);
      await browser.get('/account');
      return { browser, id };
    };
    const manager = await invited(admin, 'Mia', 'grant-role-for-everything', { role: 'programme-manager' });
    const opened = await manager.browser.post('/record/open-programme', { ...dayFields('occurredOn', '2026-01-05'), name: 'Shire', area: 'Shire' });
    const [, programme = ''] = /\/programmes\/([0-9a-f-]{36})/u.exec(opened.location) ?? [];
    await manager.browser.get(opened.location);
    const started = await manager.browser.post(`/programmes/${programme}/record/start-ulo-development`, { ...dayFields('occurredOn', '2026-01-05'), name: 'Shire Voices', area: 'Shire', commissioner: 'County council' });
    const [, ulo = ''] = /\/ulos\/([0-9a-f-]{36})/u.exec(started.location) ?? [];
    await manager.browser.get(started.location);
    await manager.browser.get(`/people`);
    const mentor = await invited(manager.browser, 'Tom', 'grant-role', { role: 'mentor', uloScope: ulo });
    const auditor = await invited(manager.browser, 'Aud', 'grant-role', { role: 'auditor', programmeScope: programme });
    expect((await mentor.browser.get(`/ulos/${ulo}/record/log-mentoring-session`)).status).toBe(200);
    expect((await auditor.browser.get(`/ulos/${ulo}/record/log-mentoring-session`)).status).toBe(403);
    expect((await auditor.browser.get(`/ulos/${ulo}/history`)).status).toBe(200);

    // A role that is revoked at one web process ends at the other within five seconds.
    const page = await manager.browser.get(`/people/${auditor.id}`);
    const [, grant = ''] = /revoke-role\?grant=([0-9a-f-]{36})/u.exec(page.text) ?? [];
    const atFirst = new TestBrowser(first);
    for (const [name, value] of manager.browser.cookies) atFirst.cookies.set(name, value);
    await atFirst.get(`/people/${auditor.id}`);
    expect((await atFirst.post(`/people/${auditor.id}/record/revoke-role`, { ...dayFields('occurredOn', today), grant, _step: 'record' })).status).toBe(303);
    const until = Date.now() + 5_000;
    let status = 200;
    while (status === 200 && Date.now() < until) ({ status } = await auditor.browser.get(`/ulos/${ulo}/history`));
    expect(status).toBe(403);
  });
});
