import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../support/browser.js';
import { startWithPeople, type GrantAt, type PeopleWithScopes } from '../support/people-with-scopes.js';
import { FormPage, UloPage } from './pages/site.js';
import { PageObject } from './pages/page-object.js';

const secretText = 'Zebedee Quillfeather told us of his illness';

describe('a text about a person, where people sign in', () => {
  let app: PeopleWithScopes;
  let browser: Browser;
  let ulo: string;
  let fact: string;

  beforeAll(async () => {
    [app, browser] = [await startWithPeople(), await openBrowser()];
    ulo = app.places[0].ulo;
  }, 120_000);
  beforeEach(async () => {
    fact = (await app.record('take-decision', { ulo, occurredOn: '2026-01-06', decision: secretText, commissionerPresent: true }, 'development-worker')).events[0] ?? '';
    await app.shown();
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  async function signedIn(name: string, grant: GrantAt): Promise<Page> {
    const person = await app.person(name, grant);
    await app.shown();
    const token = (await app.server.web.runtime.signIn?.links.invitation(person)) ?? '';
    const context = await browser.newContext({ baseURL: app.site, viewport: { width: 1200, height: 900 } });
    context.setDefaultTimeout(15_000);
    const page = await context.newPage();
    await page.goto('/sign-in');
    await page.goto(`/sign-in/link/${token}`);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByText(name).first().waitFor();
    return page;
  }

  const removes = async (page: Page): Promise<void> => {
    const form = await new FormPage({ page }, 'Remove the text of an entry').arrived();
    await form.write('reason', 'It tells of a person');
    await form.press('Continue');
    await page.getByRole('button', { name: 'Confirm and remove the text of an entry' }).click();
    await page.getByText('Text removed. The entry stays in the history').waitFor();
  };
  const texts = (page: Page, paths: readonly string[]): Promise<string[]> => Promise.all(paths.map(async (path) => (await page.request.get(path)).text()));

  it('is removed by a data protection officer, and disappears from the pages, the search and the files of an auditor', async () => {
    const auditor = await signedIn('Ada Auditor', { role: 'auditor' });
    const paths = [`/ulos/${ulo}/history`, `/ulos/${ulo}/history.csv`, `/ulos/${ulo}/history/${fact}`, `/audit.csv?ulo=${ulo}`, `/api/ulos/${ulo}/history`];
    for (const text of await texts(auditor, paths)) expect(text).toContain(secretText);
    const officer = await signedIn('Dora Officer', { role: 'data-protection-officer' });
    await (await new PageObject({ page: officer }, 'Decision taken').open(`/ulos/${ulo}/history/${fact}`)).follow('Remove this text');
    await removes(officer);
    for (const text of await texts(auditor, paths)) expect(text).not.toContain('Zebedee');
    const history = await new UloPage({ page: auditor }, 'History').open(`/ulos/${ulo}/history`);
    expect(await history.main.innerText()).toContain('Text removed on');
    for (const path of [`/ulos?q=Zebedee`, `/audit?q=Zebedee`, '/organisations?q=Zebedee']) {
      await auditor.goto(path);
      expect(await auditor.locator('main').innerText()).not.toContain('Quillfeather');
    }
    await Promise.all([auditor, officer].map((page) => page.context().close()));
  }, 120_000);

  it('is removed by an administrator; a mentor gets no link to it', async () => {
    const mentor = await signedIn('Mo Mentor', { role: 'mentor', ulo });
    await mentor.goto(`/ulos/${ulo}/history/${fact}`);
    expect(await mentor.locator('main').innerText()).toContain(secretText);
    expect(await mentor.getByRole('link', { name: 'Remove this text' }).count()).toBe(0);
    expect((await mentor.goto(`/ulos/${ulo}/record/redact-text?fact=${fact}`))?.status()).toBe(403);
    const administrator = await signedIn('Ann Administrator', { role: 'administrator' });
    // Administrators read nothing of ULOs: another person sends the address, and the form does not show the text.
    expect((await administrator.goto(`/ulos/${ulo}/history/${fact}`))?.status()).toBe(403);
    await administrator.goto(`/ulos/${ulo}/record/redact-text?fact=${fact}`);
    expect(await administrator.locator('main').innerText()).not.toContain('Zebedee');
    await removes(administrator);
    await mentor.goto(`/ulos/${ulo}/history/${fact}`);
    expect(await mentor.locator('main').innerText()).not.toContain('Zebedee');
    await Promise.all([mentor, administrator].map((page) => page.context().close()));
  }, 120_000);
});
