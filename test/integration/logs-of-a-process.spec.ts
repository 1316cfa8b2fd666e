import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { systemClock } from '#kernel';
import { freshInvitation, sealInvitation } from '#sign-in';
import { startBuilt, type Started } from '../support/built-server.js';
import { startMailServer, type MailServer } from '../support/mail-server.js';
import { freePort } from '../support/redis-server.js';
import { TestBrowser } from '../support/signed-in.js';

jest.setTimeout(60_000);

const secret = 'a session secret for tests of what is logged';
const personal = { name: 'Ottoline Brackenthwaite', mail: 'ottoline@thistledown.example', organisation: 'Thistledown Trust' };

/** Runs as `npm start` does, with the most detailed log level. */
describe('the log output of a process', () => {
  let folder: string;
  let mail: MailServer;
  let web: Started;
  let site: string;
  beforeAll(async () => {
    [folder, mail] = [await mkdtemp(join(tmpdir(), 'milepost-logs-')), await startMailServer()];
    const port = String(await freePort());
    site = `http://127.0.0.1:${port}`;
    web = await startBuilt('web', { DATA_DIR: folder, PORT: port, PUBLIC_URL: site, SIGN_IN: 'on', EXAMPLE: 'off', LOG_LEVEL: 'debug', SESSION_SECRET: secret, SMTP_URL: mail.url, MAIL_FROM: 'milepost@milepost.example' });
  });
  afterAll(async () => {
    await web?.stop();
    await mail?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('contains no secret and no personal details, also for refused requests', async () => {
    const admin = new TestBrowser(site);
    const link = await sealInvitation(freshInvitation('admin@council.example', systemClock), secret);
    await admin.get(`/sign-in/link/${link}`);
    expect((await admin.post('/sign-in/link', { token: link, next: '/account', name: 'Ada Administrator', organisation: 'Council of Logs', role: 'programme-manager' })).status).toBe(303);
    await admin.get('/account');
    const [year = '', month = '', day = ''] = systemClock.today().split('-');
    const today = { 'occurredOn-year': year, 'occurredOn-month': month, 'occurredOn-day': day };
    const register = (fields: Record<string, string>) => admin.post('/people/record/register-person', { ...today, ...personal, role: 'mentor', ...fields });
    expect((await register({ role: 'no role' })).status).toBe(400);
    const made = await register({});
    expect(made.status).toBe(303);
    const person = new URL(made.location, site).pathname;
    await admin.get(made.location);
    expect((await admin.post(`${person}/invite`, {})).status).toBe(201);
    // Refused, not found, forbidden, cross-site, unreadable.
    for (const path of [`/nothing/${personal.name}`, `/ulos?q=${personal.name}`, `/people/${personal.mail}`, `/sign-in/link/${link}x`, `/calendar/${link.slice(0, 43)}.ics`, `/%E0%A4%A?${personal.mail}`]) await admin.get(path);
    await admin.post('/sign-in', { mail: personal.mail, next: '/' });
    await admin.post('/people/record/register-person', { ...today, ...personal, role: 'mentor' }, { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' });
    const bearer = { authorization: `Bearer milepost_${'s'.repeat(43)}`, 'content-type': 'application/json' };
    await fetch(`${site}/api/commands/register-person`, { method: 'POST', headers: bearer, body: JSON.stringify(personal) });
    await fetch(`${site}/api/commands/register-person`, { method: 'POST', headers: bearer, body: `{"name":"${personal.name}` });
    const said = web.said();
    // Each refusal is logged with a reference.
    expect([...said.matchAll(/"reference":"[0-9a-f-]{36}"/gu)].length).toBeGreaterThan(5);
    expect(said).toContain('"code":"not-found"');
    const secrets = [...Object.values(personal), 'Ada Administrator', 'admin@council.example', 'Council of Logs', link, secret, 's'.repeat(43), ...[...admin.cookies.values()].filter((value) => value.length > 40)];
    expect(secrets.filter((one) => said.includes(one) || said.includes(encodeURIComponent(one)))).toEqual([]);
  });
});
