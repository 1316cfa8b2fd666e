import { startSignInServer, type SignInServer } from '../support/signed-in.js';
import { rawRequest } from '../support/raw-request.js';
import { startTestServer } from '../support/server.js';

const form = { 'content-type': 'application/x-www-form-urlencoded' };

/** Statuses of failed sign-ins, each with a forged address. */
const flood = async (app: SignInServer, headers: (n: number) => Record<string, string>, count = 150): Promise<Set<number>> => {
  const found = new Set<number>();
  for (let n = 0; n < count; n += 1) found.add((await rawRequest(`${app.site}/sign-in`, { method: 'POST', headers: { ...form, ...headers(n) }, body: `mail=guess${n}%40elsewhere.example&next=/` })).status);
  return found;
};

describe('forged proxy headers', () => {
  let app: SignInServer;
  afterEach(() => app.stop());

  it.each(['x-forwarded-for', 'forwarded', 'x-real-ip', 'x-client-ip', 'true-client-ip', 'cf-connecting-ip'])('do not change the client address without TRUSTED_PROXIES: %s', async (name) => {
    app = await startSignInServer();
    expect([...(await flood(app, (n) => ({ [name]: name === 'forwarded' ? `for=192.0.2.${n}` : `192.0.2.${n}` })))]).toEqual([200, 429]);
  }, 30_000);

  it('do not change the client address when they come from an address that TRUSTED_PROXIES does not name', async () => {
    app = await startSignInServer({ env: { TRUSTED_PROXIES: '10.0.0.0/8' } });
    expect([...(await flood(app, (n) => ({ 'x-forwarded-for': `192.0.2.${n}` })))]).toEqual([200, 429]);
  }, 30_000);

  it('count up to the first address that TRUSTED_PROXIES does not name, so a value from a guest is ignored', async () => {
    app = await startSignInServer({ env: { TRUSTED_PROXIES: '127.0.0.1,::1,10.0.0.5' } });
    expect([...(await flood(app, (n) => ({ 'x-forwarded-for': `192.0.2.${n}, 198.51.100.7, 10.0.0.5` })))]).toEqual([200, 429]);
    expect([...(await flood(app, (n) => ({ 'x-forwarded-for': `203.0.113.${n}` }), 20))]).toEqual([200]);
    // All addresses of a /64 are one guest; the next network is another guest.
    expect([...(await flood(app, (n) => ({ 'x-forwarded-for': `2001:db8:0:1::${n.toString(16)}` })))]).toEqual([200, 429]);
    expect([...(await flood(app, () => ({ 'x-forwarded-for': '2001:db8:0:2::1' }), 20))]).toEqual([200]);
    expect((await rawRequest(`${app.site}/sign-in`, { headers: { 'x-forwarded-for': 'no address, "><script>' } })).status).toBe(200);
  }, 30_000);

  it('change neither the host nor the scheme of the site, even with a trusted proxy', async () => {
    for (const env of [{}, { TRUSTED_PROXIES: '127.0.0.1,::1' }]) {
      const one = await startSignInServer({ env });
      app = one;
      const admin = await one.administrator();
      const cookie = [...admin.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const forged = { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https', 'x-forwarded-port': '443', 'x-forwarded-prefix': '/evil', 'x-original-url': '/people', 'x-rewrite-url': '/people', 'x-http-method-override': 'DELETE', forwarded: 'host=evil.example;proto=https' };
      const { status, text, headers } = await rawRequest(`${one.site}/account`, { headers: { cookie, ...forged } });
      expect([status, text.includes('evil.example'), text.includes('/evil'), text.includes('Your account'), headers['strict-transport-security']]).toEqual([200, false, false, true, undefined]);
      const asked = await rawRequest(`${one.site}/sign-in`, { method: 'POST', headers: { ...form, ...forged }, body: 'mail=admin%40council.example&next=/' });
      expect([asked.status, String(asked.headers['set-cookie'])]).toEqual([200, expect.not.stringMatching(/Secure|__Host-|Domain/u)]);
      expect(await one.linkTo('admin@council.example')).toMatch(/^\/sign-in\/link\//u);
      // Its own origin remains the only one.
      expect((await rawRequest(`${one.site}/sign-in`, { method: 'POST', headers: { ...form, ...forged, origin: 'https://evil.example' }, body: 'mail=x%40y.example' })).status).toBe(403);
      expect((await rawRequest(`${one.site}/sign-in`, { headers: { ...forged, host: 'evil.example' } })).status).toBe(421);
      if (env.TRUSTED_PROXIES === undefined) await one.stop();
    }
  }, 60_000);

  it('block the demonstration for requests through a proxy, in each spelling', async () => {
    app = await startSignInServer();
    const server = await startTestServer();
    for (const headers of [{ 'X-FORWARDED-FOR': '192.0.2.1' }, { Forwarded: 'for=x' }, { 'x-forwarded-host': 'evil.example' }, { 'x-forwarded-for': '' }])
      expect([headers, (await rawRequest(`${server.url}/programmes`, { headers: headers })).status]).toEqual([headers, 403]);
    await server.stop();
  });
});
