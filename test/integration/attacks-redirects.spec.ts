import { until } from '#spec';
import { redirectTarget } from '../../apps/web/src/security/redirect-target.js';
import { startWithPeople, type PeopleWithScopes } from '../support/people-with-scopes.js';
import { rawRequest } from '../support/raw-request.js';
import { startTestServer } from '../support/server.js';

const elsewhere = [
  'https://evil.example/', '//evil.example', '///evil.example', '/\\evil.example', '\\\\evil.example', '/\t/evil.example', '/%09/evil.example', '/.//evil.example', '/%2e//evil.example', 'javascript:alert(1)', 'data:text/html,x', 'evil.example',
  '/%0d%0aLocation:%20https://evil.example', '/\r\nSet-Cookie: milepost_session=x', 'http:evil.example', '/@evil.example', ' //evil.example', '/x\u2028//evil.example',
];
const isOurs = (location: string, site: string): boolean => URL.parse(location, site)?.origin === new URL(site).origin;

describe('an address in a request', () => {
  let app: PeopleWithScopes;
  let ada: string;
  beforeAll(async () => {
    app = await startWithPeople({ env: { TRUSTED_PROXIES: '127.0.0.1,::1' } });
    ada = await app.person('Ada Able', { role: 'programme-manager' });
    await app.server.web.runtime.signIn?.reservations.reserve('mail', 'ada@council.example', ada);
  }, 60_000);
  afterAll(() => app.stop());

  /** Every address on a page: links, forms, and values that scripts read. */
  const addressesIn = (page: string): string[] => [...page.matchAll(/(?:href|action|data-next|content)="([^"]*)"/gu)].map(([, value = '']) => value.replaceAll('&amp;', '&').replaceAll('&#x2F;', '/'));
  const evil = (page: string): string[] => addressesIn(page).filter((one) => /evil\.example/u.test(one) && !isOurs(one, app.site));

  it.each(elsewhere)('on the sign-in page redirects to this site only: %j', async (next) => {
    const visitor = app.browser();
    const page = await visitor.get(`/sign-in?next=${encodeURIComponent(next)}`);
    expect([page.status, evil(page.text)]).toEqual([200, []]);
    const hidden = /name="next" value="([^"]*)"/u.exec(page.text)?.[1] ?? '';
    expect(isOurs(hidden, app.site)).toBe(true);
    const sent = await visitor.post('/sign-in', { mail: 'ada@council.example', next });
    expect(evil(sent.text)).toEqual([]);
  });

  it('in a form that uses a link is a page of this site, and appears in no other header', async () => {
    const { signIn } = app.server.web.runtime;
    for (const next of elsewhere) {
      const visitor = app.browser();
      await visitor.get('/sign-in');
      const browser = (await signIn?.cookies.browser.open(visitor.cookies.get('milepost_browser'))) ?? '';
      const token = (await signIn?.links.signIn('ada@council.example', browser, ada)) ?? '';
      expect(evil((await visitor.get(`/sign-in/link/${token}?next=${encodeURIComponent(next)}`)).text)).toEqual([]);
      const { status, location } = await visitor.post('/sign-in/link', { token, next });
      expect([next, status, isOurs(location, app.site), location]).toEqual([next, 303, true, redirectTarget(next)]);
    }
  });

  it('does not appear in an email: its link leads to this site for any Host header', async () => {
    const visitor = app.browser();
    await visitor.get('/sign-in');
    await visitor.post('/sign-in', { mail: 'ada@council.example', next: '//evil.example' }, { 'x-forwarded-host': 'evil.example', forwarded: 'host=evil.example' });
    await until(() => app.mail.received.length > 0);
    const links = app.mail.received.flatMap(({ mail }) => [...(mail.text ?? '').matchAll(/https?:\/\/\S+/gu)].map(([link]) => link));
    expect(links.length).toBeGreaterThan(0);
    expect(links.filter((link) => !link.startsWith(`${app.site}/sign-in/link/`) || link.includes('evil'))).toEqual([]);
  });

  it('of a form that is sent after its session has ended is a page of this site', async () => {
    const visitor = await app.signedIn(ada);
    await app.server.web.runtime.signIn?.sessions.endAll(ada);
    const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    for (const [path, expected] of [['/record/open-programme?next=//evil.example', 303], ['//evil.example/record/open-programme', 404]] as const) {
      const headers = { cookie, origin: app.site, 'content-type': 'application/x-www-form-urlencoded' };
      const answer = await rawRequest(app.site + path, { method: 'POST', headers, body: 'name=x&next=//evil.example' });
      expect([path, answer.status, isOurs(String(answer.headers['location'] ?? ''), app.site)]).toEqual([path, expected, true]);
    }
  });

  it('in any other parameter of a page redirects nowhere: pages repeat it only inside their own addresses', async () => {
    const manager = await app.signedIn(ada);
    const [{ programme, ulo, person }] = app.places;
    const paths = ['/', '/programmes', '/warnings', '/to-do', '/people', '/record', '/operations', '/account', `/programmes/${programme}`, `/ulos/${ulo}`, `/ulos/${ulo}/history`, `/ulos/${ulo}/record/log-mentoring-session`, `/people/${person}`];
    const names = ['next', 'after', 'q', 'recorded', 'back', 'url', 'return', 'redirect', 'programme', 'ulo', 'sort', 'kind', 'now', 'corrects', 'asAt'];
    for (const path of paths)
      for (const name of names) {
        const { status, text, location } = await manager.get(`${path}?${name}=${encodeURIComponent('//evil.example/')}`);
        expect([path, name, status < 500, location === '' || isOurs(location, app.site), evil(text)]).toEqual([path, name, true, true, []]);
        expect([...text.matchAll(/(?:href|action)="([^"]*)"/gu)].map(([, one = '']) => one).filter((one) => !isOurs(one, app.site) && !/^https:\/\/(www\.)?(nationalarchives|gov|design-system)/u.test(one))).toEqual([]);
      }
  }, 60_000);

  it('is this site in the demonstration, too, when a role is chosen', async () => {
    const server = await startTestServer();
    for (const next of elsewhere) {
      const { status, headers } = await server.nobody.send('/who', { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams({ role: 'mentor', next }).toString() });
      expect([next, status, isOurs(headers.get('location') ?? '', server.url)]).toEqual([next, 303, true]);
    }
    await server.stop();
  });
});
