import { derivedId } from '#kernel';
import { isReadable, secretHashOf } from '#people';
import { rawRequest } from '../support/raw-request.js';
import { startTestServer, type TestServer } from '../support/server.js';

const secret = 'an-invented-secret-of-forty-three-letters-x';
const about = derivedId('what emails are about');
const oneClick = 'List-Unsubscribe=One-Click';
const multipart = `--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n`;

const bodies: { headers: Record<string, string>; body: string }[] = [
  { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: oneClick },
  { headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: multipart },
  { headers: { 'content-type': 'text/plain; charset=iso-8859-1' }, body: oneClick },
  { headers: { 'content-type': 'application/json' }, body: oneClick },
  { headers: { 'content-type': 'no type' }, body: oneClick },
  { headers: { 'content-type': 'application/octet-stream', 'content-encoding': 'gzip' }, body: '\x1f\x8b' },
  { headers: {}, body: oneClick },
  { headers: {}, body: '' },
];
const origins = [{}, { origin: 'null' }, { origin: 'https://mail.example', referer: 'https://mail.example/inbox' }, { origin: 'chrome-extension://abcdef' }, { origin: 'not an origin' }];
const sites = [{}, { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }, { 'sec-fetch-site': 'same-site' }, { 'sec-fetch-site': 'none' }];
const cookies = [{}, { cookie: 'milepost_persona=altered; milepost_seen=none' }, { cookie: ';;=' }];
const combinations = origins.flatMap((origin) => sites.flatMap((site) => cookies.map((cookie): Record<string, string> => ({ ...origin, ...site, ...cookie }))));

describe('an address that contains its own secret', () => {
  let server: TestServer;
  let person: string;
  beforeAll(async () => {
    server = await startTestServer();
    const manager = server.as('programme-manager');
    const registered = await manager.post('register-person', { occurredOn: '2026-01-05', name: 'Ottoline Brackenthwaite', organisation: 'Trust', role: 'mentor' });
    person = registered.body.stream.slice('person-'.length);
    const { body } = await manager.post('issue-calendar-address', { occurredOn: '2026-01-05', person, secretHash: secretHashOf(secret) });
    await server.web.runtime.model.waitFor(body.position, 5_000);
  });
  afterAll(() => server.stop());

  const stopPath = (thing: string): string => server.web.runtime.messaging.stopLinks.pathFor({ person, about: [thing] });
  const stopped = async (): Promise<readonly string[]> => {
    const found = (await server.web.runtime.people.now()).person(person);
    return isReadable(found) ? found.preferences.stopped : [];
  };

  it.each(bodies)('stops emails at one click with %j, from any origin', async ({ headers, body }) => {
    const subject = derivedId(JSON.stringify(headers) + body);
    const wrong: unknown[] = [];
    for (const from of combinations) {
      const { status } = await rawRequest(server.url + stopPath(subject), { method: 'POST', headers: { ...headers, ...from }, body });
      if (status !== 200) wrong.push([from, status]);
    }
    expect(wrong).toEqual([]);
    await server.web.runtime.model.waitFor(await server.web.runtime.store.head(), 5_000);
    expect(await stopped()).toContain(subject);
  });

  it('serves a calendar to any origin', async () => {
    for (const from of combinations) expect((await rawRequest(`${server.url}/calendar/${secret}.ics?nocache=1&utm=2&utm=3`, { headers: from })).status).toBe(200);
  });

  it('does nothing when its secret is wrong, or on GET', async () => {
    const path = stopPath(about);
    expect((await rawRequest(`${server.url}${path.slice(0, -2)}xx`, { method: 'POST', body: oneClick })).status).toBe(404);
    expect((await rawRequest(server.url + path)).status).toBe(200);
    expect((await rawRequest(server.url + path, { method: 'HEAD' })).status).toBe(200);
    expect(await stopped()).not.toContain(about);
  });

  it('refuses a body over 1 MiB', async () => {
    const { status } = await rawRequest(server.url + stopPath(about), { method: 'POST', headers: { 'content-type': 'text/plain' }, body: 'x'.repeat(1024 * 1024 + 1) });
    expect(status).toBe(413);
  });

  it.each([
    '/who', `/people/${about}/calendar`, `/people/${about}/record/stop-reminders`, '/people/record/register-person', '/record/open-programme', `/ulos/${about}/record/log-mentoring-session`,
    `/programmes/${about}/record/start-ulo-development`, `/ulos/${about}/reminders/${about}/send`, '/api/commands/stop-reminders', '/%61pi/commands/stop-reminders', `/api/ulos/${about}/reminders/${about}/send`,
  ])('is the only address that accepts cross-site posts: %s refuses them', async (path) => {
    for (const from of [{ origin: 'null' }, { origin: 'https://mail.example' }, { 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }]) {
      const headers = { 'content-type': path.includes('commands') || path.startsWith('/api') ? 'application/json' : 'application/x-www-form-urlencoded', ...from } as Record<string, string>;
      expect([from, (await rawRequest(server.url + path, { method: 'POST', headers, body: '' })).status]).toEqual([from, 403]);
    }
    const multipartType = { 'content-type': 'multipart/form-data; boundary=x' };
    expect((await rawRequest(server.url + path, { method: 'POST', headers: multipartType, body: multipart })).status).toBe(415);
  });
});
