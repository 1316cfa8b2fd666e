import type { Browser } from 'playwright-core';
import { mouse } from '../support/input-method.js';
import { openBrowser, overflow } from '../support/browser.js';
import { startWithPeople, type PeopleWithScopes } from '../support/people-with-scopes.js';
import { PageObject } from './pages/page-object.js';
import { FormPage } from './pages/site.js';
import { ways } from './pages/ways.js';

describe('people who sign in', () => {
  let app: PeopleWithScopes;
  let browser: Browser;
  let ulo: string;
  beforeAll(async () => {
    [app, browser] = [await startWithPeople({ env: { EXAMPLE: 'off' }, managers: [] }), await openBrowser()];
    ulo = app.places[0].ulo;
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  /** Signs in by an invitation, in a separate browser with this input method. */
  async function signedIn(person: string, way: string): Promise<FormPage> {
    const { options = {}, hand = () => mouse } = ways[way] ?? {};
    const token = (await app.server.web.runtime.signIn?.links.invitation(person)) ?? '';
    const context = await browser.newContext({ baseURL: app.site, viewport: { width: 1200, height: 900 }, ...options });
    context.setDefaultTimeout(15_000);
    const page = await context.newPage();
    await page.goto('/sign-in');
    await page.goto(`/sign-in/link/${token}`);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByText('Signed in as').first().waitFor();
    return new FormPage({ page, hand: hand(page) }, '');
  }
  const as = <P extends PageObject>(visitor: FormPage, Kind: new (stand: FormPage['stand'], heading: string) => P, heading: string): P => new Kind(visitor.stand, heading);

  it.each(Object.keys(ways))('choose the role in which they record something, and see it in the history, %s', async (way) => {
    const person = await app.person(`Bo Both ${way}`, { role: 'programme-manager', programme: app.places[0].programme }, { role: 'mentor', ulo });
    await app.shown();
    const visitor = await signedIn(person, way);
    const form = await as(visitor, FormPage, 'Record a lesson').open(`/ulos/${ulo}/record/record-lesson`);
    expect(await overflow(visitor.page)).toBe(0);
    const group = visitor.page.getByRole('group', { name: 'In which of your roles do you record this?' });
    expect(await group.getByRole('radio').count()).toBe(2);
    expect(await group.getByLabel('Programme manager', { exact: true }).isChecked()).toBe(true);
    await form.day('occurredOn', app.server.clock.today());
    await form.write('lesson', `Learnt ${way}`);
    await form.tick('Mentor');
    // The first attempt contains a mistake: the choice stays.
    await form.press('Record');
    await visitor.page.locator('.govuk-error-summary').waitFor();
    expect(await group.getByLabel('Mentor', { exact: true }).isChecked()).toBe(true);
    await visitor.page.getByRole('group', { name: 'What is it about?' }).or(visitor.page.getByLabel('What is it about?')).first().waitFor();
    await form.choose('topic', 'Partnership');
    await form.press('Record');
    await visitor.page.locator('.govuk-notification-banner__content').waitFor();
    const history = await as(visitor, PageObject, 'History').open(`/ulos/${ulo}/history`);
    const entry = history.main.locator('li, .moj-timeline__item, article, div').filter({ hasText: `Learnt ${way}` }).last();
    expect(await entry.count()).toBe(1);
    expect(await history.main.innerText()).toMatch(new RegExp(`Bo Both ${way}, Mentor`, 'u'));
    await visitor.page.context().close();
  }, 120_000);

  it('are not asked for a role if only one allows the command', async () => {
    const person = await app.person('One Only', { role: 'programme-manager', programme: app.places[0].programme });
    await app.shown();
    const visitor = await signedIn(person, 'without JavaScript');
    await as(visitor, FormPage, 'Record a lesson').open(`/ulos/${ulo}/record/record-lesson`);
    expect(await visitor.page.getByText('In which of your roles').count()).toBe(0);
    await visitor.page.context().close();
  }, 60_000);

  it.each(['with mouse and keyboard', 'without JavaScript', 'on a screen 320 pixels wide'])('see in the access log who signed in and who saw personal details, and download it, %s', async (way) => {
    const officer = await app.person(`Dot Officer ${way}`, { role: 'data-protection-officer' });
    const mia = await app.person(`Mia Looks ${way}`, { role: 'programme-manager' });
    await app.shown();
    const looking = await signedIn(mia, way);
    await as(looking, PageObject, 'People').open('/people');
    const visitor = await signedIn(officer, way);
    await visitor.page.goto('/ulos');
    await visitor.follow('Your account');
    const account = await as(visitor, PageObject, 'Your account').arrived();
    await account.follow('Access log of everybody');
    const log = await as(visitor, FormPage, 'Access log').arrived();
    expect(await overflow(visitor.page)).toBe(0);
    const rows = await log.rows('Accesses');
    expect(rows.some(([, who, what, by]) => who === `Mia Looks ${way}` && what === 'Signed in' && by === 'A link by email')).toBe(true);
    expect(rows.some(([, who, what, , about]) => who === `Mia Looks ${way}` && what === 'Saw personal details' && about === 'GET /people')).toBe(true);
    await log.unfold('Filter the access log');
    await visitor.page.getByLabel('What they did', { exact: true }).selectOption({ label: 'Saw personal details' });
    await log.press('Apply filters');
    await visitor.page.waitForURL(/kind=people-shown/u);
    await log.arrived();
    const filtered = await log.rows('Accesses');
    expect([filtered.length > 0, filtered.every(([, , what]) => what === 'Saw personal details')]).toEqual([true, true]);
    const file = await visitor.page.getByRole('link', { name: /^Download this list \(CSV\)/u }).getAttribute('href');
    const csv = await (await visitor.page.request.get(file ?? '')).text();
    expect([csv.includes(`Mia Looks ${way}`), csv.includes('Signed in')]).toEqual([true, false]);
    await looking.page.context().close();
    await visitor.page.context().close();
  }, 120_000);

  it('see the entries about themselves, and no others; without permission the complete log is refused', async () => {
    const mia = await app.person('Mentor Mia', { role: 'mentor', ulo });
    await app.shown();
    const visitor = await signedIn(mia, 'without JavaScript');
    const account = await as(visitor, PageObject, 'Your account').open('/account');
    expect(await visitor.page.getByText('Access log of everybody').count()).toBe(0);
    await account.follow('What was recorded about you');
    const own = await as(visitor, PageObject, 'What was recorded about you').arrived();
    expect((await own.rows('What was recorded about you')).map(([, what, by]) => [what, by])).toEqual([['Signed in', 'A link by email']]);
    expect((await visitor.page.goto('/access-log'))?.status()).toBe(403);
    await visitor.page.context().close();
  }, 60_000);
});
