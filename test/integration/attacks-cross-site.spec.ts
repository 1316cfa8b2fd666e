import type { TestBrowser } from '../support/signed-in.js';
import { startWithPeople, type PeopleWithScopes } from '../support/people-with-scopes.js';
import { rawRequest } from '../support/raw-request.js';

const elsewhere = 'https://elsewhere.example';
const absent = undefined;

describe('a cross-site POST to a signed-in user', () => {
  let app: PeopleWithScopes;
  let manager: TestBrowser;
  let token: string;
  let bearer: string;
  beforeAll(async () => {
    app = await startWithPeople({ env: { TRUSTED_PROXIES: '127.0.0.1,::1' } });
    const person = await app.person('Mia Manager', { role: 'programme-manager' });
    manager = await app.signedIn(person);
    token = /name="_token" value="([^"]+)"/u.exec((await manager.get('/account')).text)?.[1] ?? '';
    bearer = await app.tokenOf(person, ['open-programme']);
  }, 60_000);
  afterAll(() => app.stop());

  const defined = (headers: Record<string, string | undefined>): Record<string, string> => Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined)) as Record<string, string>;
  const port = (): number => Number(new URL(app.site).port);
  /** Each with whether it may come from this site. */
  const origins = (): (readonly [string | undefined, boolean])[] => [
    [absent, true], [app.site, true], ['null', false], [elsewhere, false], [`http://localhost:${port() + 1}`, false], [`https://localhost:${port()}`, false],
    [`http://localhost.elsewhere.example:${port()}`, false], [`${app.site}.elsewhere.example`, false], [`http://elsewhere.example@localhost:${port()}`, false], ['', false], ['file://', false],
  ];
  const referers = (): (readonly [string | undefined, boolean])[] => [[absent, true], [`${app.site}/record/open-programme`, true], [`${elsewhere}/${app.site}/`, false], [`${app.site}.elsewhere.example/`, false], ['about:blank', false]];
  const sites: (readonly [string | undefined, boolean])[] = [[absent, true], ['same-origin', true], ['none', true], ['same-site', false], ['cross-site', false], ['Same-Origin', false], ['', false]];
  const modes = [{}, { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' }];

  const combinations = (): { headers: Record<string, string>; isOurs: boolean }[] =>
    origins().flatMap(([origin, a]) => referers().flatMap(([referer, b]) => sites.flatMap(([site, c]) => modes.map((mode) => ({ headers: { ...defined({ origin, referer, 'sec-fetch-site': site }), ...mode }, isOurs: a && b && c })))));

  const cookie = (): string => [...manager.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  let guests = 0;
  const status = async (path: string, headers: Record<string, string>, body: string): Promise<number> =>
    (await rawRequest(app.site + path, { method: 'POST', headers: { 'x-forwarded-for': `192.0.2.${(guests += 1) % 250}`, ...headers }, body })).status;
  const form = { 'content-type': 'application/x-www-form-urlencoded' };

  it('records nothing for any combination of Origin, Referer and Sec-Fetch headers, while forms of this site are accepted with all that browsers send', async () => {
    const wrong: unknown[] = [];
    // The form is empty: an accepted request is answered with the missing fields.
    for (const { headers, isOurs } of combinations()) {
      const found = await status('/record/open-programme', { ...form, cookie: cookie(), ...headers }, `_token=${token}`);
      if (found !== (isOurs ? 400 : 403)) wrong.push([headers, found]);
    }
    expect(wrong).toEqual([]);
  }, 60_000);

  it.each([
    ['without the token of the session', ''], ['with an empty one', '_token='], ['with a made-up one', `_token=${'A'.repeat(86)}`], ['with two', `_token=${'A'.repeat(86)}&_token=`],
  ])('is refused %s, for every Origin and Referer', async (_, body) => {
    for (const { headers } of combinations().filter(({ isOurs }) => isOurs)) expect([headers, await status('/record/open-programme', { ...form, cookie: cookie(), ...headers }, body)]).toEqual([headers, 403]);
  });

  it('is refused with the token of another session, of another person or of the same person', async () => {
    for (const name of ['Eve Else', 'Mia Manager']) {
      const other = await app.signedIn(await app.person(name, { role: 'programme-manager' }));
      const foreign = /name="_token" value="([^"]+)"/u.exec((await other.get('/account')).text)?.[1] ?? '';
      expect(await status('/record/open-programme', { ...form, cookie: cookie(), origin: app.site }, `_token=${foreign}`)).toBe(403);
    }
  });

  it('requests no sign-in link, uses none, and reaches no command of the API', async () => {
    for (const { headers, isOurs } of combinations().filter((_, i) => i % 7 === 0)) {
      const asked = await status('/sign-in', { ...form, ...headers }, 'mail=nobody%40elsewhere.example&next=%2F');
      const used = await status('/sign-in/link', { ...form, ...headers }, 'token=x');
      const commanded = await status('/api/commands/open-programme', { 'content-type': 'application/json', authorization: `Bearer ${bearer}`, ...headers }, '{}');
      expect([headers, asked, used, commanded]).toEqual([headers, ...(isOurs ? [200, 410, 400] : [403, 403, 403])]);
    }
  });

  it('reaches no command of the API with a cookie alone, nor as a form', async () => {
    const headers = { cookie: cookie(), origin: app.site, 'sec-fetch-site': 'same-origin' };
    expect(await status('/api/commands/open-programme', { ...headers, 'content-type': 'text/plain' }, '{}')).toBe(415);
    expect(await status('/api/commands/open-programme', { ...headers, ...form }, 'name=x')).toBe(415);
  });
});
