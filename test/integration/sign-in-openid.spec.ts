import { jest } from '@jest/globals';
import { decodeJwt, type JWTPayload } from 'jose';
import { fakeClock } from '#spec';
import { client, signed, startOpenIdProvider, type TestProvider } from '../support/openid-provider.js';
import { freePort } from '../support/redis-server.js';
import { TestBrowser, startSignInServer, type SignInServer } from '../support/signed-in.js';

jest.setTimeout(60_000);

const minutes = (count: number): number => count * 60_000;

describe('people who sign in with their organisation’s account', () => {
  let here: SignInServer;
  let provider: TestProvider;
  let admin: TestBrowser;
  beforeAll(async () => {
    const port = String(await freePort());
    provider = await startOpenIdProvider(`http://localhost:${port}`);
    const env = { PORT: port, OPENID_ISSUER: provider.issuer, OPENID_CLIENT_ID: client.id, OPENID_CLIENT_SECRET: client.secret, OPENID_NAME: 'a council account' };
    here = await startSignInServer({ clock: fakeClock(new Date().toISOString()), env });
    admin = await here.administrator();
  });
  afterAll(async () => {
    await here.stop();
    await provider.stop();
  });
  afterEach(() => void (provider.forge = undefined));

  /** Who the provider says it is from now on; claims that are left out stay as they are. */
  const comesAs = (subject: string, more: JWTPayload = {}): void => {
    provider.forge = async (answer) => ({ ...answer, id_token: await signed({ ...decodeJwt(answer.id_token), sub: subject, ...more }, provider.key) });
  };
  type Page = Awaited<ReturnType<TestBrowser['get']>>;
  /** From the page that leads to the provider to the answer of ours after it. */
  const throughProvider = async (visitor: TestBrowser, page: Page): Promise<Page> => {
    const to = TestBrowser.onwardFrom(page.text);
    if (!to.startsWith(provider.issuer)) throw new Error(`It leads nowhere: ${page.status} ${page.text}`);
    return visitor.get(`/sign-in/openid/callback?${(await provider.visit(to)).toString()}`);
  };
  const signIn = async (visitor: TestBrowser, next = '/account'): Promise<Page> => {
    await visitor.get('/sign-in');
    return throughProvider(visitor, await visitor.post('/sign-in/openid', { next }));
  };
  const name = (page: string): string => /Signed in as <strong>([^<]*)/u.exec(page)?.[1] ?? 'nobody';

  async function invitationOf(label: string, mail: string): Promise<string> {
    const [year = '', month = '', day = ''] = here.server.clock.today().split('-');
    const made = await admin.post('/people/record/register-person', { 'occurredOn-year': year, 'occurredOn-month': month, 'occurredOn-day': day, name: label, mail, organisation: 'Example', role: 'mentor' });
    await admin.get(made.location);
    await admin.post(`${new URL(made.location, here.site).pathname}/invite`, {});
    return here.linkTo(mail);
  }
  /** Somebody who added the account of this subject from their invitation. */
  async function invited(label: string, subject: string): Promise<TestBrowser> {
    const mail = `${subject}@council.example`;
    const [visitor, link] = [here.browser(), await invitationOf(label, mail)];
    expect((await visitor.get(link)).text).toContain('Sign in with a council account');
    comesAs(subject);
    const page = await visitor.post('/sign-in/link', { token: link.split('/').at(-1) ?? '', next: '/account', with: 'openid' });
    expect(await throughProvider(visitor, page)).toMatchObject({ status: 303, location: '/account' });
    expect(name((await visitor.get('/account')).text)).toBe(label);
    return visitor;
  }

  it('add it from their invitation, and sign in with it from then on', async () => {
    const first = await invited('Vera Invited', 'vera');
    expect((await first.get('/account')).text).toContain('Your organisation’s sign-in');
    const later = here.browser();
    comesAs('vera', { email: 'another@elsewhere.example' });
    expect(await signIn(later, '/account?tab=1')).toMatchObject({ status: 303, location: '/account?tab=1' });
    expect(name((await later.get('/account')).text)).toBe('Vera Invited');
  });

  it('get no access with an account that is not known, whatever address or role it claims, and learn how to ask', async () => {
    const visitor = here.browser();
    for (const more of [{}, { email: 'admin@council.example', email_verified: true }, { roles: ['administrator'], groups: ['administrator'], role: 'administrator' }]) {
      comesAs('stranger', more);
      const answer = await signIn(visitor);
      expect([answer.status, answer.text.includes('Ask the manager of your programme to invite you')]).toEqual([403, true]);
      expect((await visitor.get('/account')).location).toContain('/sign-in');
    }
  });

  it('hold what was granted to them here, and nothing that the provider claims', async () => {
    await invited('Cleo Claims', 'cleo');
    const visitor = here.browser();
    comesAs('cleo', { roles: ['administrator'], groups: ['administrator'] });
    expect((await signIn(visitor)).status).toBe(303);
    expect((await visitor.get('/people')).status).toBe(403);
  });

  it('are let in only in the browser that asked', async () => {
    await invited('Lea Victim', 'lea');
    const [attacker, victim] = [here.browser(), here.browser()];
    await attacker.get('/sign-in');
    const begun = await attacker.post('/sign-in/openid', { next: '/' });
    comesAs('lea');
    const callback = `/sign-in/openid/callback?${(await provider.visit(TestBrowser.onwardFrom(begun.text))).toString()}`;
    for (const other of [victim, here.browser()]) {
      await victim.get('/sign-in');
      const answer = await other.get(callback);
      expect([answer.status, answer.text.includes('was begun in another browser')]).toEqual([403, true]);
      expect((await other.get('/account')).status).toBe(303);
    }
    expect((await attacker.post('/sign-in/openid', { next: '/' }, { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await attacker.get(callback)).status).toBe(303);
    expect((await attacker.get(callback)).status).toBe(403);
  });

  it('go on to pages of this site only', async () => {
    await invited('Otto Open', 'otto');
    comesAs('otto');
    for (const next of ['https://elsewhere.example/', '//elsewhere.example', '/\\elsewhere.example', '/.//elsewhere.example']) expect((await signIn(here.browser(), next)).location).toBe('/');
  });

  it('prove anew who they are where that is needed, as the same person', async () => {
    const visitor = await invited('Stella Again', 'stella');
    await invited('Pat Other', 'pat');
    here.server.clock.set(new Date(Date.parse(here.server.clock.now()) + minutes(11)).toISOString());
    try {
      expect(await visitor.get('/account/tokens')).toMatchObject({ status: 303, location: '/sign-in?next=%2Faccount%2Ftokens' });
      expect((await visitor.get('/sign-in?next=/account/tokens')).text).toContain('Show that it is still you');
      expect((await visitor.get('/account')).text).not.toContain('Add a council account');
      const recent = { auth_time: Math.floor(Date.parse(here.server.clock.now()) / 1_000), iat: Math.floor(Date.parse(here.server.clock.now()) / 1_000), exp: Math.floor(Date.parse(here.server.clock.now()) / 1_000) + 600 };
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
      here.server.clock.set(new Date().toISOString());
    }
  });

  it('add it on their account and remove it, and nobody else can add it', async () => {
    const visitor = await here.administrator();
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
    expect((await signIn(here.browser())).status).toBe(403);
  });

  it('add it to nobody when who began it is signed out by then', async () => {
    const visitor = await invited('Gone Meanwhile', 'gone');
    await visitor.get('/account');
    const begun = await visitor.post('/account/openid/add', {});
    await visitor.get('/account');
    await visitor.post('/account/sign-out', {});
    comesAs('new-of-gone');
    const answer = await throughProvider(visitor, begun);
    expect([answer.status, answer.text.includes('not signed in any more')]).toEqual([403, true]);
    expect((await signIn(here.browser())).status).toBe(403);
  });

  it('sign out at their organisation, too', async () => {
    const visitor = await invited('Quinn Leaves', 'quinn');
    const left = await visitor.post('/account/sign-out', {});
    const to = new URL(TestBrowser.onwardFrom(left.text));
    expect([to.origin, to.searchParams.get('post_logout_redirect_uri')]).toEqual([provider.issuer, `${here.site}/sign-in`]);
    // Whose session is meant, so that the provider need not ask.
    expect(decodeJwt(to.searchParams.get('id_token_hint') ?? '')).toMatchObject({ sub: 'quinn', aud: client.id });
    expect((await fetch(to)).status).toBe(200);
    expect((await visitor.get('/account')).status).toBe(303);
  });

  it('sign out everywhere, and at their organisation', async () => {
    const visitor = await invited('Rita Everywhere', 'rita');
    const other = here.browser();
    comesAs('rita');
    await signIn(other);
    expect((await other.get('/account')).status).toBe(200);
    const left = await visitor.post('/account/sign-out-everywhere', {});
    const to = new URL(TestBrowser.onwardFrom(left.text));
    expect([to.origin, decodeJwt(to.searchParams.get('id_token_hint') ?? '').sub]).toEqual([provider.issuer, 'rita']);
    for (const one of [visitor, other]) expect((await one.get('/account')).status).toBe(303);
  });

  it('read in plain words that it does not answer, and sign in by mail meanwhile', async () => {
    const [visitor, link] = [await invited('Wim Waits', 'wim'), await invitationOf('Ina Invited', 'ina@council.example')];
    const newcomer = here.browser();
    await newcomer.get('/sign-in');
    const callback = await provider.visit(TestBrowser.onwardFrom((await newcomer.post('/sign-in/openid', { next: '/' })).text));
    await provider.away(true);
    try {
      const begin = (): Promise<Page> => newcomer.post('/sign-in/openid', { next: '/' });
      const answers = [await newcomer.get(`/sign-in/openid/callback?${callback.toString()}`)];
      // What it says of itself is kept for an hour.
      here.server.clock.set(new Date(Date.parse(here.server.clock.now()) + minutes(61)).toISOString());
      answers.push(await begin());
      for (const { status, text } of answers) expect([status, text.includes('is not possible now: it does not answer'), text.includes('Ask for a link that signs you in')]).toEqual([503, true, true]);
      await newcomer.get(link);
      const invitedNow = await newcomer.post('/sign-in/link', { token: link.split('/').at(-1) ?? '', next: '/', with: 'openid' });
      expect([invitedNow.status, invitedNow.text.includes('You are still signed in here')]).toEqual([503, true]);
      expect(name((await newcomer.get('/account')).text)).toBe('Ina Invited');
      await visitor.get('/account');
      expect(await visitor.post('/account/sign-out', {})).toMatchObject({ status: 303, location: '/sign-in' });
    } finally {
      here.server.clock.set(new Date().toISOString());
      await provider.away(false);
    }
  });
});
