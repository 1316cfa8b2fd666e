import type { TestBrowser } from '../support/signed-in.js';
import { startWithPeople, type PeopleWithScopes } from '../support/people-with-scopes.js';
import { rawRequest, type RawAnswer } from '../support/raw-request.js';

describe('a session', () => {
  let app: PeopleWithScopes;
  let ada: string;
  let eve: string;
  const session = 'milepost_session';
  beforeAll(async () => {
    app = await startWithPeople({ env: { TRUSTED_PROXIES: '127.0.0.1,::1' } });
    [ada, eve] = [await app.person('Ada Able', { role: 'programme-manager' }), await app.person('Eve Evil', { role: 'auditor' })];
  }, 60_000);
  afterAll(() => app.stop());

  const valueOf = (browser: TestBrowser): string => browser.cookies.get(session) ?? '';
  const account = (cookie: string): Promise<RawAnswer> => rawRequest(`${app.site}/account`, { headers: { cookie } });
  const isIn = async (cookie: string): Promise<string> => /Signed in as[\s\S]{0,200}?(Ada Able|Eve Evil)/u.exec((await account(cookie)).text)?.[1] ?? 'nobody';

  it('cannot be started by another site: a link of another person is refused in that browser, and needs a confirmation in this one', async () => {
    const evil = app.browser();
    await evil.get('/sign-in');
    const runtime = app.server.web.runtime;
    const id = await runtime.signIn?.cookies.browser.open(evil.cookies.get('milepost_browser'));
    const token = (await runtime.signIn?.links.signIn('eve@elsewhere.example', id ?? '', eve)) ?? '';
    await runtime.signIn?.reservations.reserve('mail', 'eve@elsewhere.example', eve);
    const victim = app.browser();
    await victim.get('/sign-in');
    // The form that the other site sends by itself.
    expect((await victim.post('/sign-in/link', { token, next: '/' }, { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    // Follows its link as far as the button.
    expect((await victim.get(`/sign-in/link/${token}`)).status).toBe(410);
    expect((await victim.post('/sign-in/link', { token, next: '/' })).status).toBe(410);
    expect(victim.cookies.has(session)).toBe(false);
    expect((await evil.post('/sign-in/link', { token, next: '/' })).status).toBe(303);
  });

  it('has a new id: an earlier cookie of the browser opens nothing before or after the sign-in', async () => {
    const evil = await app.signedIn(eve);
    const victim = app.browser();
    await victim.get('/sign-in');
    const runtime = app.server.web.runtime;
    const id = await runtime.signIn?.cookies.browser.open(victim.cookies.get('milepost_browser'));
    await runtime.signIn?.reservations.reserve('mail', 'ada@council.example', ada);
    for (const planted of [valueOf(evil), 'A'.repeat(43), (await runtime.signIn?.cookies.session.seal('A'.repeat(43))) ?? '', valueOf(evil).replaceAll('a', 'b')]) {
      victim.cookies.set(session, planted);
      const token = (await runtime.signIn?.links.signIn('ada@council.example', id ?? '', ada)) ?? '';
      await victim.get(`/sign-in/link/${token}`);
      expect((await victim.post('/sign-in/link', { token, next: '/' })).status).toBe(303);
      expect(valueOf(victim)).not.toBe(planted);
      expect([await isIn(`${session}=${planted}`), await isIn(`${session}=${valueOf(victim)}`)]).toEqual(['nobody', 'Ada Able']);
    }
  });

  it('is refused when several session cookies are sent: one of them was planted', async () => {
    const [mine, theirs] = [`${session}=${valueOf(await app.signedIn(ada))}`, `${session}=${valueOf(await app.signedIn(eve))}`];
    expect(await isIn(mine)).toBe('Ada Able');
    for (const header of [`${mine}; ${theirs}`, `${theirs}; ${mine}`, `${session}=; ${mine}`, `${mine}; ${session}=x`, `x=1; ${theirs}; y=2; ${mine}`]) expect([header, await isIn(header)]).toEqual([header, 'nobody']);
    // The same cookie sent twice is accepted.
    expect(await isIn(`${mine}; ${mine}`)).toBe('Ada Able');
  });

  it.each(['__Host-milepost_session', '__Secure-milepost_session', 'Milepost_Session', 'milepost%5Fsession', '"milepost_session"', 'milepost_browser', 'milepost_persona'])(
    'is not opened by a cookie of another name: %j', async (name) => {
      const value = valueOf(await app.signedIn(ada));
      expect(await isIn(`x=1; ${name}=${value}`)).toBe('nobody');
    },
  );

  it('is not opened by the sealed id of a browser, or by an id that was altered in any place', async () => {
    const browser = await app.signedIn(ada);
    await browser.get('/sign-in');
    expect(await isIn(`${session}=${browser.cookies.get('milepost_browser') ?? ''}`)).toBe('nobody');
    const value = valueOf(browser);
    for (let i = 0; i < value.length; i += Math.ceil(value.length / 25)) expect([i, await isIn(`${session}=${value.slice(0, i)}${value[i] === 'A' ? 'B' : 'A'}${value.slice(i + 1)}`)]).toEqual([i, 'nobody']);
  });

  it('ends at the sign-out everywhere, together with every copy of its cookie', async () => {
    const browser = await app.signedIn(ada);
    const [copy, other] = [`${session}=${valueOf(browser)}`, await app.signedIn(ada)];
    await browser.post('/account/sign-out-everywhere', {});
    expect([await isIn(copy), await isIn(`${session}=${valueOf(other)}`)]).toEqual(['nobody', 'nobody']);
  });
});
