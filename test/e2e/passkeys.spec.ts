import type { Browser, CDPSession } from 'playwright-core';
import { openBrowser, overflow } from '../support/browser.js';
import { startSignInServer, type SignInServer, type TestBrowser } from '../support/signed-in.js';
import { openAs, type BrowserUser } from '../support/browser-user.js';
import { PageObject } from './pages/page-object.js';
import { FormPage } from './pages/site.js';

let app: SignInServer;
let browser: Browser;
let ada: BrowserUser;
let device: CDPSession;

/** Copies the session of a person who signed in without a browser. */
async function takeOver({ cookies }: TestBrowser, { page }: BrowserUser): Promise<void> {
  await page.context().addCookies([...cookies].map(([name, value]) => ({ name, value, url: app.site, httpOnly: true, sameSite: 'Lax' })));
}

beforeAll(async () => {
  [app, browser] = await Promise.all([startSignInServer(), openBrowser()]);
  ada = await openAs(browser, app.site);
  await takeOver(await app.administrator(), ada);
  device = await ada.page.context().newCDPSession(ada.page);
  await device.send('WebAuthn.enable');
  const options = { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } as const;
  await device.send('WebAuthn.addVirtualAuthenticator', { options });
}, 90_000);
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

describe('a passkey', () => {
  const account = (): PageObject => new PageObject(ada, 'Your account');
  const signIn = (): FormPage => new FormPage(ada, 'Sign in');

  it('is added on the account page, with a name', async () => {
    await (await account().open('/account')).follow('Add a passkey');
    const form = await new FormPage(ada, 'Add a passkey').arrived();
    await form.write('name', 'Work laptop');
    await form.press('Add a passkey');
    const page = await account().arrived();
    expect(await page.main.innerText()).toMatch(/Passkey: Work laptop\s+Never/u);
    await ada.page.setViewportSize({ width: 360, height: 740 });
    expect(await overflow(ada.page)).toBe(0);
  }, 60_000);

  it('is not added twice to one device', async () => {
    const form = await new FormPage(ada, 'Add a passkey').open('/account/passkeys/add');
    await form.press('Add a passkey');
    await ada.page.getByRole('alert').filter({ hasText: 'holds a passkey of yours already' }).waitFor();
  }, 60_000);

  it('signs its person in, and redirects to the page that they wanted', async () => {
    await (await account().open('/account')).press('Sign out here');
    await signIn().arrived();
    const form = await signIn().open('/sign-in?next=/who-may-do-what');
    await form.press('Use a passkey');
    await new PageObject(ada, 'Who may do what').arrived();
    const page = await account().open('/account');
    expect(await page.main.innerText()).toMatch(/Passkey: Work laptop\s+\d+ \w+ \d{4}/u);
  }, 60_000);

  it('proves their identity again where that is needed', async () => {
    const before = app.server.clock.now();
    app.server.clock.set(new Date(Date.parse(before) + 11 * 60_000).toISOString());
    await ada.page.goto('/account/passkeys/add');
    const form = await new FormPage(ada, 'Sign in again').arrived();
    await form.press('Use a passkey');
    await new FormPage(ada, 'Add a passkey').arrived();
  }, 60_000);

  it('lets no user in after its removal', async () => {
    const page = await account().open('/account');
    await page.press('Remove Work laptop');
    await ada.page.getByText('By links that are sent by email only.').waitFor();
    await (await account().arrived()).press('Sign out here');
    await (await signIn().arrived()).press('Use a passkey');
    await ada.page.getByRole('alert').filter({ hasText: 'This passkey is not known here' }).waitFor();
    expect(await overflow(ada.page)).toBe(0);
    expect((await ada.page.goto('/account'))?.url()).toContain('/sign-in');
    expect(ada.complaints).toEqual([]);
  }, 60_000);

  it('is not offered without JavaScript', async () => {
    const guest = await openAs(browser, app.site, undefined, { javaScriptEnabled: false });
    await takeOver(await app.administrator('second@council.example'), guest);
    await guest.page.goto('/sign-in');
    expect(await guest.page.getByRole('button', { name: 'Use a passkey' }).count()).toBe(0);
    await guest.page.goto('/account/passkeys/add');
    expect(await guest.page.locator('main').innerText()).toContain('they need JavaScript');
    expect(await guest.page.getByRole('button', { name: 'Add a passkey' }).count()).toBe(0);
    await guest.leave();
  }, 60_000);
});
