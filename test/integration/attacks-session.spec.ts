import type { TestBrowser } from '../support/signed-in.js';
import { startWithPeople, type PeopleWithScopes } from '../support/people-with-scopes.js';
import { rawRequest, type RawAnswer } from '../support/raw-request.js';

describe('the session of somebody', () => {
  let here: PeopleWithScopes;
  let ada: string;
  let eve: string;
  const session = 'milepost_session';
  beforeAll(async () => {
    here = await startWithPeople({ env: { TRUSTED_PROXIES: '127.0.0.1,::1' } });
    [ada, eve] = [await here.person('Ada Able', { role: 'programme-manager' }), await here.person('Eve Evil', { role: 'auditor' })];
  }, 60_000);
  afterAll(() => here.stop());

  const valueOf = (browser: TestBrowser): string => browser.cookies.get(session) ?? '';
  const account = (cookie: string): Promise<RawAnswer> => rawRequest(`${here.site}/account`, { headers: { cookie } });
  const isIn = async (cookie: string): Promise<string> => /Signed in as[\s\S]{0,200}?(Ada Able|Eve Evil)/u.exec((await account(cookie)).text)?.[1] ?? 'nobody';

  it('is not begun for a browser by another site: a link of somebody else is refused there, and asks first in this one', async () => {
    const evil = here.browser();
    await evil.get('/sign-in');
    const runtime = here.server.web.runtime;
    const id = await runtime.signIn?.cookies.browser.open(evil.cookies.get('milepost_browser'));
    const token = (await runtime.signIn?.links.signIn('eve@elsewhere.example', id ?? '', eve)) ?? '';
    await runtime.signIn?.reservations.reserve('mail', 'eve@elsewhere.example', eve);
    const victim = here.browser();
    await victim.get('/sign-in');
    // The form that the other site sends by itself.
    expect((await victim.post('/sign-in/link', { token, next: '/' }, { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    // The link that it leads to, followed as far as the button.
    expect((await victim.get(`/sign-in/link/${token}`)).status).toBe(410);
    expect((await victim.post('/sign-in/link', { token, next: '/' })).status).toBe(410);
    expect(victim.cookies.has(session)).toBe(false);
    expect((await evil.post('/sign-in/link', { token, next: '/' })).status).toBe(303);
  });

  it('has an id that nobody chose: what the browser came with opens nothing before the sign-in and after it', async () => {
    const evil = await here.signedIn(eve);
    const victim = here.browser();
    await victim.get('/sign-in');
    const runtime = here.server.web.runtime;
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

  it('is nobody’s where several cookies say whose it is: one of them was planted', async () => {
    const [mine, theirs] = [`${session}=${valueOf(await here.signedIn(ada))}`, `${session}=${valueOf(await here.signedIn(eve))}`];
    expect(await isIn(mine)).toBe('Ada Able');
    for (const header of [`${mine}; ${theirs}`, `${theirs}; ${mine}`, `${session}=; ${mine}`, `${mine}; ${session}=x`, `x=1; ${theirs}; y=2; ${mine}`]) expect([header, await isIn(header)]).toEqual([header, 'nobody']);
    // The same cookie twice says nothing else.
    expect(await isIn(`${mine}; ${mine}`)).toBe('Ada Able');
  });

  it.each(['__Host-milepost_session', '__Secure-milepost_session', 'Milepost_Session', 'milepost%5Fsession', '"milepost_session"', 'milepost_browser', 'milepost_persona'])(
    'is not opened by a cookie of another name: %j', async (name) => {
      const value = valueOf(await here.signedIn(ada));
      expect(await isIn(`x=1; ${name}=${value}`)).toBe('nobody');
    },
  );

  it('is not opened by the sealed id of a browser, or by one that was altered in any place', async () => {
    const browser = await here.signedIn(ada);
    await browser.get('/sign-in');
    expect(await isIn(`${session}=${browser.cookies.get('milepost_browser') ?? ''}`)).toBe('nobody');
    const value = valueOf(browser);
    for (let i = 0; i < value.length; i += Math.ceil(value.length / 25)) expect([i, await isIn(`${session}=${value.slice(0, i)}${value[i] === 'A' ? 'B' : 'A'}${value.slice(i + 1)}`)]).toEqual([i, 'nobody']);
  });

  it('ends at the sign-out everywhere, and a copy of its cookie with it', async () => {
    const browser = await here.signedIn(ada);
    const [copy, other] = [`${session}=${valueOf(browser)}`, await here.signedIn(ada)];
    await browser.post('/account/sign-out-everywhere', {});
    expect([await isIn(copy), await isIn(`${session}=${valueOf(other)}`)]).toEqual(['nobody', 'nobody']);
  });
});
