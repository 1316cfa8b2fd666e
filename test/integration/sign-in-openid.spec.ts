import { jest } from '@jest/globals';
import { decodeJwt, type JWTPayload } from 'jose';
import { fakeClock } from '#spec';
import { client, signed, startOpenIdProvider, type TestProvider } from '../support/openid-provider.js';
import { freePort } from '../support/redis-server.js';
import { TestBrowser, startSignInServer, type SignInServer } from '../support/signed-in.js';

jest.setTimeout(60_000);

const minutes = (count: number): number => count * 60_000;

describe('people who sign in with the account of their organisation', () => {
  let app: SignInServer;
  let provider: TestProvider;
  let admin: TestBrowser;
  beforeAll(async () => {
    const port = String(await freePort());
    provider = await startOpenIdProvider(`http://localhost:${port}`);
    const env = { PORT: port, OPENID_ISSUER: provider.issuer, OPENID_CLIENT_ID: client.id, OPENID_CLIENT_SECRET: client.secret, OPENID_NAME: 'a council account' };
    app = await startSignInServer({ clock: fakeClock(new Date().toISOString()), env });
    admin = await app.administrator();
  });
  afterAll(async () => {
    await app.stop();
    await provider.stop();
  });
  afterEach(() => void (provider.forge = undefined));

  /** The claims of the provider from now on; claims that are left out stay unchanged. */
  const comesAs = (subject: string, more: JWTPayload = {}): void => {
    provider.forge = async (answer) => ({ ...answer, id_token: await signed({ ...decodeJwt(answer.id_token), sub: subject, ...more }, provider.key) });
  };
  type Page = Awaited<ReturnType<TestBrowser['get']>>;
  /** From the page that redirects to the provider to the response of this site. */
  const throughProvider = async (visitor: TestBrowser, page: Page): Promise<Page> => {
    const to = TestBrowser.onwardFrom(page.text);
    if (!to.startsWith(provider.issuer)) throw new Error(`There is no redirect: ${page.status} ${page.text}`);
    return visitor.get(`/sign-in/openid/callback?${(await provider.visit(to)).toString()}`);
  };
  const signIn = async (visitor: TestBrowser, next = '/account'): Promise<Page> => {
    await visitor.get('/sign-in');
    return throughProvider(visitor, await visitor.post('/sign-in/openid', { next }));
  };
  const name = (page: string): string => /Signed in as <strong>([^<]*)/u.exec(page)?.[1] ?? 'nobody';

  async function invitationOf(label: string, mail: string): Promise<string> {
    const [year = '', month = '', day = ''] = app.server.clock.today().split('-');
    const made = await admin.post('/people/record/register-person', { 'occurredOn-year': year, 'occurredOn-month': month, 'occurredOn-day': day, name: label, mail, organisation: 'Example', role: 'mentor' });
    await admin.get(made.location);
    await admin.post(`${new URL(made.location, app.site).pathname}/invite`, {});
    return app.linkTo(mail);
  }
  /** A person who added the account of this subject from their invitation. */
  async function invited(label: string, subject: string): Promise<TestBrowser> {
    const mail = `${subject}@council.example`;
    const [visitor, link] = [app.browser(), await invitationOf(label, mail)];
    expect((await visitor.get(link)).text).toContain('Sign in with a council account');
    comesAs(subject);
    const page = await visitor.post('/sign-in/link', { token: link.split('/').at(-1) ?? '', next: '/account', with: 'openid' });
    expect(await throughProvider(visitor, page)).toMatchObject({ status: 303, location: '/account' });
    expect(name((await visitor.get('/account')).text)).toBe(label);
    return visitor;
  }

  it('add it from their invitation, and then sign in with it', async () => {
    const first = await invited('Vera Invited', 'vera');
    expect((await first.get('/account')).text).toContain('Your organisation’s sign-in');
    const later = app.browser();
    comesAs('vera', { email: 'another@elsewhere.example' });
    expect(await signIn(later, '/account?tab=1')).toMatchObject({ status: 303, location: '/account?tab=1' });
    expect(name((await later.get('/account')).text)).toBe('Vera Invited');
  });

  it('get no access with an unknown account, even with a known address or role in its claims, and see whom to ask', async () => {
    const visitor = app.browser();
    for (const more of [{}, { email: 'admin@council.example', email_verified: true }, { roles: ['administrator'], groups: ['administrator'], role: 'administrator' }]) {
      comesAs('stranger', more);
      const answer = await signIn(visitor);
      expect([answer.status, answer.text.includes('Ask the manager of your programme to invite you')]).toEqual([403, true]);
      expect((await visitor.get('/account')).location).toContain('/sign-in');
    }
  });

  it('have the roles that were granted app, and none that the provider claims', async () => {
    await invited('Cleo Claims', 'cleo');
    const visitor = app.browser();
    comesAs('cleo', { roles: ['administrator'], groups: ['administrator'] });
    expect((await signIn(visitor)).status).toBe(303);
    expect((await visitor.get('/people')).status).toBe(403);
  });

  it('are let in only in the browser that started the sign-in', async () => {
    await invited('Lea Victim', 'lea');
    const [attacker, victim] = [app.browser(), app.browser()];
    await attacker.get('/sign-in');
    const begun = await attacker.post('/sign-in/openid', { next: '/' });
    comesAs('lea');
    const callback = `/sign-in/openid/callback?${(await provider.visit(TestBrowser.onwardFrom(begun.text))).toString()}`;
    for (const other of [victim, app.browser()]) {
      await victim.get('/sign-in');
      const answer = await other.get(callback);
      expect([answer.status, answer.text.includes('was begun in another browser')]).toEqual([403, true]);
      expect((await other.get('/account')).status).toBe(303);
    }
    expect((await attacker.post('/sign-in/openid', { next: '/' }, { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await attacker.get(callback)).status).toBe(303);
    expect((await attacker.get(callback)).status).toBe(403);
  });

  it('are redirected to pages of this site only', async () => {
    await invited('Otto Open', 'otto');
    comesAs('otto');
    for (const next of ['https://elsewhere.example/', '//elsewhere.example', '/\\elsewhere.example', '/.//elsewhere.example']) expect((await signIn(app.browser(), next)).location).toBe('/');
  });

  it('prove their identity again where that is needed, as the same person', async () => {
    const visitor = await invited('Stella Again', 'stella');
    await invited('Pat Other', 'pat');
    app.server.clock.set(new Date(Date.parse(app.server.clock.now()) + minutes(11)).toISOString());
    try {
      expect(await visitor.get('/account/tokens')).toMatchObject({ status: 303, location: '/sign-in?next=%2Faccount%2Ftokens' });
      expect((await visitor.get('/sign-in?next=/account/tokens')).text).toContain('Show that it is still you');
      expect((await visitor.get('/account')).text).not.toContain('Add a council account');
      const recent = { auth_time: Math.floor(Date.parse(app.server.clock.now()) / 1_000), iat: Math.floor(Date.parse(app.server.clock.now()) / 1_000), exp: Math.floor(Date.parse(app.server.clock.now()) / 1_000) + 600 };
      comesAs('pat', recent);
      const asOther = await signIn(visitor, '/account/tokens');
      expect([asOther.status, asOther.text.includes('this account is not theirs')]).toEqual([403, true]);
      comesAs('stella', { ...recent, auth_time: recent.auth_time - 600 });
      expect((await signIn(visitor, '/account/tokens')).text).toContain('answered with an older sign-in');
      expect((await visitor.get('/account/tokens')).status).toBe(303);
      comesAs('stella', recent);
      expect((await signIn(visitor, '/account/tokens')).location).toBe('/account/tokens');
      expect((await visitor.get('/account/tokens')).status).toBe(200);
    } finally {
      app.server.clock.set(new Date().toISOString());
    }
  });

  it('add it on their account and remove it, and no other person can add it', async () => {
    const visitor = await app.administrator();
    comesAs('ada-admin');
    expect((await visitor.get('/account')).text).toContain('Add a council account');
    expect(await throughProvider(visitor, await visitor.post('/account/openid/add', {}))).toMatchObject({ status: 303, location: '/account' });
    const other = await invited('Olga Other', 'olga');
    comesAs('ada-admin');
    await other.get('/account');
    const taken = await throughProvider(other, await other.post('/account/openid/add', {}));
    expect([taken.status, taken.text.includes('belongs to somebody else here already')]).toEqual([403, true]);
    const { text } = await visitor.get('/account');
    const handle = /name="handle" value="([0-9a-f]{32})"[^]*?Remove/u.exec(text.slice(text.indexOf('How you sign in')))?.[1] ?? '';
    await visitor.post('/account/openid/remove', { handle });
    expect((await signIn(app.browser())).status).toBe(403);
  });

  it('cannot add it after they have signed out', async () => {
    const visitor = await invited('Gone Meanwhile', 'gone');
    await visitor.get('/account');
    const begun = await visitor.post('/account/openid/add', {});
    await visitor.get('/account');
    await visitor.post('/account/sign-out', {});
    comesAs('new-of-gone');
    const answer = await throughProvider(visitor, begun);
    expect([answer.status, answer.text.includes('not signed in any more')]).toEqual([403, true]);
    expect((await signIn(app.browser())).status).toBe(403);
  });

  it('also sign out at their organisation', async () => {
    const visitor = await invited('Quinn Leaves', 'quinn');
    const left = await visitor.post('/account/sign-out', {});
    const to = new URL(TestBrowser.onwardFrom(left.text));
    expect([to.origin, to.searchParams.get('post_logout_redirect_uri')]).toEqual([provider.issuer, `${app.site}/sign-in`]);
    // Names the session, so that the provider does not have to ask.
    expect(decodeJwt(to.searchParams.get('id_token_hint') ?? '')).toMatchObject({ sub: 'quinn', aud: client.id });
    expect((await fetch(to)).status).toBe(200);
    expect((await visitor.get('/account')).status).toBe(303);
  });

  it('sign out everywhere, also at their organisation', async () => {
    const visitor = await invited('Rita Everywhere', 'rita');
    const other = app.browser();
    comesAs('rita');
    await signIn(other);
    expect((await other.get('/account')).status).toBe(200);
    const left = await visitor.post('/account/sign-out-everywhere', {});
    const to = new URL(TestBrowser.onwardFrom(left.text));
    expect([to.origin, decodeJwt(to.searchParams.get('id_token_hint') ?? '').sub]).toEqual([provider.issuer, 'rita']);
    for (const one of [visitor, other]) expect((await one.get('/account')).status).toBe(303);
  });

  it('see in plain words that the provider does not respond, and can sign in by email', async () => {
    const [visitor, link] = [await invited('Wim Waits', 'wim'), await invitationOf('Ina Invited', 'ina@council.example')];
    const newcomer = app.browser();
    await newcomer.get('/sign-in');
    const callback = await provider.visit(TestBrowser.onwardFrom((await newcomer.post('/sign-in/openid', { next: '/' })).text));
    await provider.away(true);
    try {
      const begin = (): Promise<Page> => newcomer.post('/sign-in/openid', { next: '/' });
      const answers = [await newcomer.get(`/sign-in/openid/callback?${callback.toString()}`)];
      // The metadata of the provider is cached for an hour.
      app.server.clock.set(new Date(Date.parse(app.server.clock.now()) + minutes(61)).toISOString());
      answers.push(await begin());
      for (const { status, text } of answers) expect([status, text.includes('is not possible now: it does not answer'), text.includes('Ask for a link that signs you in')]).toEqual([503, true, true]);
      await newcomer.get(link);
      const invitedNow = await newcomer.post('/sign-in/link', { token: link.split('/').at(-1) ?? '', next: '/', with: 'openid' });
      expect([invitedNow.status, invitedNow.text.includes('You are still signed in here')]).toEqual([503, true]);
      expect(name((await newcomer.get('/account')).text)).toBe('Ina Invited');
      await visitor.get('/account');
      expect(await visitor.post('/account/sign-out', {})).toMatchObject({ status: 303, location: '/sign-in' });
    } finally {
      app.server.clock.set(new Date().toISOString());
      await provider.away(false);
    }
  });
});
