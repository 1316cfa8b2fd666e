import type { Browser } from 'playwright-core';
import { fakeClock } from '#spec';
import { openBrowser } from '../support/browser.js';
import { client, startOpenIdProvider, type TestProvider } from '../support/openid-provider.js';
import { freePort } from '../support/redis-server.js';
import { startSignInServer, type SignInServer } from '../support/signed-in.js';
import { openAs, type BrowserUser } from '../support/browser-user.js';
import { PageObject } from './pages/page-object.js';
import { FormPage } from './pages/site.js';

let app: SignInServer;
let provider: TestProvider;
let browser: Browser;
let ina: BrowserUser;

beforeAll(async () => {
  const port = String(await freePort());
  [provider, browser] = await Promise.all([startOpenIdProvider(`http://localhost:${port}`), openBrowser()]);
  const env = { PORT: port, OPENID_ISSUER: provider.issuer, OPENID_CLIENT_ID: client.id, OPENID_CLIENT_SECRET: client.secret };
  app = await startSignInServer({ clock: fakeClock(new Date().toISOString()), env });
  ina = await openAs(browser, app.site, undefined, { javaScriptEnabled: false });
}, 90_000);
afterAll(async () => {
  await browser?.close();
  await app?.stop();
  await provider?.stop();
});

/** The link that invites the administrator again, whose address is known by then. */
async function invitation(): Promise<string> {
  const admin = await app.administrator('ina@council.example');
  const [, person = ''] = /href="(\/people\/[0-9a-f-]{36})">Ada Admin/u.exec((await admin.get('/people')).text) ?? [];
  await admin.get(person);
  await admin.post(`${person}/invite`, {});
  return app.linkTo('ina@council.example');
}

/** All steps in a browser without JavaScript: the policy allows forms of this site only, and the browser must send the cookies back. */
describe('the account of an organisation', () => {
  it('is added from an invitation, with a visit to the provider', async () => {
    const page = await new FormPage(ina, 'Sign in').open(await invitation());
    await page.press('Sign in with your organisation’s account');
    await ina.page.waitForURL(`${app.site}/people`);
    const account = await new PageObject(ina, 'Your account').open('/account');
    expect(await account.main.innerText()).toMatch(/How you sign in\s+With\s+Last used\s+Remove\s+Your organisation’s account/u);
  }, 60_000);

  it('signs its person in again after they signed out here and at the provider', async () => {
    await (await new PageObject(ina, 'Your account').open('/account')).press('Sign out here');
    await ina.page.waitForURL(`${provider.issuer}/**`);
    const page = await new FormPage(ina, 'Sign in').open('/sign-in?next=/account');
    await page.press('Sign in with your organisation’s account');
    await new PageObject(ina, 'Your account').arrived();
    expect(ina.complaints).toEqual([]);
  }, 60_000);
});
