import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { startWithPeople, type PeopleWithScopes } from '../support/people-with-scopes.js';

/** Text that those files contain, and no page. */
const contents = ['"dependencies"', 'SQLite format', 'root:x:', 'import { '];
const targets = ['package.json', 'etc/passwd', 'log.db', 'access.db', 'keys.db', 'session-secret', 'master-key', '.env', 'dist/apps/web/src/main.js'];
const up = ['../', '..%2f', '%2e%2e/', '%2e%2e%2f', '..%5c', '..\\', '%252e%252e%252f', '..;/', '....//', '%c0%ae%c0%ae/', '..%00/', './../'];

describe('a path that leads out of its folder', () => {
  let app: PeopleWithScopes;
  let cookie: string;
  const secrets = (): string[] => [...contents, readFileSync(join(app.server.folder, 'master-key'), 'utf8').trim()];
  beforeAll(async () => {
    app = await startWithPeople({ env: { TRUSTED_PROXIES: '127.0.0.1,::1' } });
    cookie = [...(await app.signedIn(await app.person('Mia', { role: 'programme-manager' }))).cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }, 60_000);
  afterAll(() => app.stop());

  /** Sends the path unchanged: clients resolve dots before they send. */
  const raw = (path: string): Promise<{ status: number; text: string }> =>
    new Promise((resolve, reject) => {
      const { hostname, port } = new URL(app.site);
      const socket = connect(Number(port), hostname, () => socket.write(`GET ${path} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nCookie: ${cookie}\r\nConnection: close\r\n\r\n`));
      let text = '';
      socket.setEncoding('latin1').on('data', (chunk: string) => (text += chunk)).on('end', () => resolve({ status: Number(/^HTTP\/1\.1 (\d+)/u.exec(text)?.[1]), text })).on('error', reject);
    });

  it.each(['/assets/', '/', '/ulos/', '/programmes/', '/people/', '/calendar/', '/api/ulos/', '/stop-reminders/', '/sign-in/link/', '/kept/'])('reads no file from %s', async (root) => {
    for (const step of up)
      for (const target of targets)
        for (const depth of [1, 6]) {
          const path = root + step.repeat(depth) + target;
          const { status, text } = await raw(path);
          expect([path, status >= 300 && status < 500, secrets().filter((secret) => text.includes(secret))]).toEqual([path, true, []]);
        }
  }, 60_000);

  it('is refused in ids, file names and lists, with a page that does not reveal the folder', async () => {
    const [{ ulo, programme }] = app.places;
    for (const path of [`/ulos/${ulo}/lists/..%2f..%2fpackage.json`, `/ulos/${ulo}/lists/constructor.csv`, `/ulos/${ulo}/lists/__proto__.csv`, `/programmes/${programme}/templates/..%2f..`, `/programmes/${programme}/templates/__proto__`, '/ulos/__proto__', '/api/commands/__proto__', '/api/commands/constructor', '/people/constructor', `/ulos/${ulo}/record/constructor`, `/ulos/${ulo}/record/__proto__`, `/ulos/${ulo}/history/..%2f`]) {
      const { status, text } = await raw(path);
      expect([path, [400, 404, 405].includes(status), text.includes(process.cwd()), / at .*\(.*:\d+:\d+\)/u.test(text)]).toEqual([path, true, false, false]);
    }
  });

  it('in absolute form, or with another host, is answered as this site or not at all', async () => {
    for (const path of ['http://evil.example/', 'http://evil.example/assets/../package.json', '//evil.example/', 'file:///etc/passwd', '*', 'evil.example:443']) {
      const { status, text } = await raw(path);
      expect([path, status, secrets().filter((secret) => text.includes(secret))]).toEqual([path, expect.any(Number), []]);
      expect([path, /location: *(https?:)?\/\/evil/iu.test(text)]).toEqual([path, false]);
    }
  });
});
