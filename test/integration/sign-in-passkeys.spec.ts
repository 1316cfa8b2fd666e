import type { PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import { SoftwarePasskey, type Deviation } from '../../libs/sign-in/src/contract/software-passkey.js';
import { startSignInServer, type SignInServer, type TestBrowser } from '../support/signed-in.js';

interface Said {
  status: number;
  message?: string;
  next?: string;
}

describe('passkeys of people who sign in', () => {
  let app: SignInServer;
  beforeAll(async () => void (app = await startSignInServer()));
  afterAll(() => app.stop());

  const said = ({ status, text }: { status: number; text: string }): Said => ({ status, ...(JSON.parse(text) as object) });
  async function add(visitor: TestBrowser, device: SoftwarePasskey, name = 'Laptop'): Promise<Said> {
    await visitor.get('/account/passkeys/add');
    const options = JSON.parse((await visitor.post('/account/passkeys/add/options', {})).text) as PublicKeyCredentialCreationOptionsJSON;
    return said(await visitor.post('/account/passkeys/add', { name, answer: JSON.stringify(device.register(options)) }));
  }
  const optionsFor = async (visitor: TestBrowser): Promise<PublicKeyCredentialRequestOptionsJSON> => JSON.parse((await visitor.post('/sign-in/passkey/options', {})).text) as PublicKeyCredentialRequestOptionsJSON;
  async function use(visitor: TestBrowser, device: SoftwarePasskey, { next = '/account', ...deviation }: Deviation & { next?: string } = {}): Promise<Said> {
    await visitor.get('/sign-in');
    return said(await visitor.post('/sign-in/passkey', { next, answer: JSON.stringify(device.signIn(await optionsFor(visitor), deviation)) }));
  }
  async function withPasskey(mail: string): Promise<{ person: TestBrowser; device: SoftwarePasskey }> {
    const [person, device] = [await app.administrator(mail), new SoftwarePasskey(app.site)];
    expect(await add(person, device)).toEqual({ status: 200, next: '/account' });
    return { person, device };
  }

  it('sign their person in, and redirect to pages of this site only', async () => {
    const { device } = await withPasskey('one@council.example');
    const visitor = app.browser();
    expect(await use(visitor, device, { next: '//elsewhere.example' })).toEqual({ status: 200, next: '/' });
    expect((await visitor.get('/account')).text).toContain('A passkey');
  });

  it('are refused from another site, from another browser, and when they may have been copied', async () => {
    const { device } = await withPasskey('two@council.example');
    const [visitor, other] = [app.browser(), app.browser()];
    expect((await use(visitor, device, { origin: 'https://elsewhere.example' })).status).toBe(403);
    await other.get('/sign-in');
    await visitor.get('/sign-in');
    const answer = JSON.stringify(device.signIn(await optionsFor(visitor)));
    expect(said(await other.post('/sign-in/passkey', { answer }))).toMatchObject({ status: 403, message: 'This was begun in another browser. Try again in this one.' });
    expect((await visitor.post('/sign-in/passkey', { answer }, { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect(said(await visitor.post('/sign-in/passkey', { answer })).status).toBe(200);
    expect((await use(app.browser(), device, { counter: 1 })).message).toContain('may have been copied');
    for (const wrong of ['', '{', '[]', 'null', 'x'.repeat(20_000)]) expect(said(await visitor.post('/sign-in/passkey', { answer: wrong })).status).toBe(403);
  });

  it('are added only by a person who signed in a few minutes ago', async () => {
    const { person, device } = await withPasskey('three@council.example');
    expect((await app.browser().get('/account/passkeys/add')).status).toBe(303);
    await person.get('/account');
    expect((await person.post('/account/passkeys/add/options', { _token: 'A'.repeat(86) })).status).toBe(403);
    const before = app.server.clock.now();
    app.server.clock.set(new Date(Date.parse(before) + 11 * 60_000).toISOString());
    expect(await person.get('/account/passkeys/add')).toMatchObject({ status: 303, location: '/sign-in?next=%2Faccount%2Fpasskeys%2Fadd' });
    await person.get('/account');
    expect((await person.post('/account/passkeys/add/options', {})).status).toBe(303);
    const stranger = await withPasskey('four@council.example');
    expect((await use(person, stranger.device)).message).toContain('not known here');
    expect(await use(person, device)).toMatchObject({ status: 200 });
    expect((await person.get('/account/passkeys/add')).status).toBe(200);
  });

  it('let no user in after their removal, and only their person removes them', async () => {
    const { person, device } = await withPasskey('five@council.example');
    const other = await app.administrator('six@council.example');
    const { text } = await person.get('/account');
    const handle = /name="handle" value="([0-9a-f]{32})"/u.exec(text.slice(text.indexOf('How you sign in')))?.[1] ?? '';
    expect((await other.post('/account/passkeys/remove', { handle })).status).toBe(303);
    expect((await use(app.browser(), device)).status).toBe(200);
    expect((await person.post('/account/passkeys/remove', { handle })).status).toBe(303);
    expect(await use(app.browser(), device)).toMatchObject({ status: 403, code: 'unknown-passkey' });
  });

  it('are not offered at a numeric address', async () => {
    const digits = await startSignInServer({ env: { PUBLIC_URL: 'http://127.0.0.1:3000' } });
    const visitor = await digits.administrator();
    expect((await visitor.get('/sign-in')).text).not.toContain('passkey');
    expect((await visitor.get('/account')).text).not.toContain('passkey');
    expect((await visitor.get('/account/passkeys/add')).status).toBe(404);
    await digits.stop();
  });
});
