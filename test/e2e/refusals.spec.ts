import type { Page } from 'playwright-core';
import { systemClock } from '#kernel';
import type { BrowserUser } from '../support/browser-user.js';
import { PageObject } from './pages/page-object.js';
import { FormPage, PortfolioPage, UloPage } from './pages/site.js';
import { useSite } from './pages/use-site.js';

const riverside = 'Riverside Voices (invented)';

const site = useSite();
let manager: BrowserUser;
let page: Page;
let address: string;
beforeAll(async () => {
  manager = await site.openAs('programme-manager');
  ({ page } = manager);
  await new PortfolioPage(manager).open('/ulos').then((list) => list.follow(riverside));
  await new UloPage(manager, riverside).arrived();
  address = new URL(page.url()).pathname;
}, 90_000);

const refused = async (form: FormPage): Promise<string[]> => {
  await page.locator('.govuk-error-summary').waitFor();
  await form.arrived();
  expect(await page.title()).toMatch(/^Error: /u);
  return form.problems();
};
const focused = (): Promise<string> => page.evaluate<string>('document.activeElement.id');

describe('what is not possible', () => {
  it('is refused with the reason and what to do: a ULO that is declared established too early', async () => {
    const list = await new PageObject(manager, 'Programmes').open('/programmes');
    await list.follow('Open a programme');
    const open = await new FormPage(manager, 'Open a programme').arrived();
    await open.day('occurredOn', '2026-01-05');
    await open.write('name', 'ULO development in Anytown');
    await open.write('area', 'Anytown');
    await open.press('Record');
    const programme = await new PageObject(manager, 'ULO development in Anytown').arrived();
    expect(await programme.notice()).toMatch(/^Programme opened/u);
    await programme.follow('Start developing a ULO');
    const start = await new FormPage(manager, 'Start developing a ULO').arrived();
    await start.day('occurredOn', '2026-01-12');
    await start.write('name', 'Anytown Voices');
    await start.write('area', 'Anytown');
    await start.write('commissioner', 'Anytown Council');
    await start.press('Record');
    const ulo = await new UloPage(manager, 'Anytown Voices').arrived();

    await ulo.follow('Record something');
    await (await new PageObject(manager, 'Record something').arrived()).follow('Declare the ULO established');
    const declare = await new FormPage(manager, 'Declare the ULO established').arrived();
    await declare.day('occurredOn', '2026-02-02');
    await declare.write('note', 'Too early');
    await declare.press('Continue');
    await page.locator('button[value=record]').click();
    expect(await refused(declare)).toEqual([expect.stringMatching(/2 February 2026.* not yet/u)]);
    expect(await declare.main.innerText()).toMatch(/No constitution was adopted[^]*No management committee was elected[^]*Record what is missing, then declare it/u);
    expect(await declare.field('note').inputValue()).toBe('Too early');
  }, 120_000);

  it('is refused to a role without permission, with the roles that have it', async () => {
    const auditor = await site.openAs('auditor');
    const answer = await auditor.page.goto(`${address}/record/log-mentoring-session`);
    expect(answer?.status()).toBe(403);
    const noAccess = await new PageObject(auditor, 'You cannot do this in your role').arrived();
    expect(await noAccess.main.innerText()).toMatch(/mentor/iu);
    expect(await noAccess.main.innerText()).toMatch(/programme manager/iu);
    await noAccess.follow('change who is acting');
    await new PageObject(auditor, 'Choose who you are').arrived();
    await auditor.leave();
  }, 60_000);

  it('is not found: the page says so and links to other pages', async () => {
    const answer = await page.goto(`/ulos/05181443-0a53-5155-9e32-000000000000`);
    expect(answer?.status()).toBe(404);
    const lost = await new PageObject(manager, 'Page not found').arrived();
    expect(await lost.main.getByRole('link').count()).toBeGreaterThan(0);
  }, 60_000);
});

describe('a form with mistakes', () => {
  it('lists them, keeps the answers, and each of its links focuses the field', async () => {
    const form = await new FormPage(manager, 'Submit a bid').open(`${address}/record/submit-bid`);
    await form.write('occurredOn-day', '31');
    await form.write('occurredOn-month', '2');
    await form.write('occurredOn-year', '2026');
    await page.locator('[id="lines-0-amountPence"]').fill('a lot');
    await form.press('Record');
    expect((await refused(form)).length).toBeGreaterThan(1);
    expect(await form.field('occurredOn-day').inputValue()).toBe('31');
    expect(await form.field('lines-0-amountPence').inputValue()).toBe('a lot');
    const links = await page.locator('.govuk-error-summary__list a').all();
    expect(links).toHaveLength((await form.problems()).length);
    const landed: string[] = [];
    for (const link of links) {
      await link.click();
      expect(`#${await focused()}`).toBe(await link.getAttribute('href'));
      landed.push(await focused());
    }
    expect(landed).toEqual(expect.arrayContaining(['occurredOn-day', 'lines-0-amountPence']));
  }, 60_000);

  it('reports a future day, and an invalid amount', async () => {
    const form = await new FormPage(manager, 'Log a mentoring session').open(`${address}/record/log-mentoring-session`);
    await form.day('occurredOn', '2198-01-01');
    await form.write('hours', '0.3');
    await form.tick('Governance');
    await form.press('Record');
    expect(await refused(form)).toEqual([expect.stringMatching(/future: today is \d+ \w+ \d{4}/iu), expect.stringMatching(/quarter|0\.25/iu)]);
    expect(await page.getByLabel('Governance', { exact: true }).isChecked()).toBe(true);
    expect(await form.field('hours').inputValue()).toBe('0.3');
  }, 60_000);

  it('reports a missing choice of role', async () => {
    const visitor = await site.openAs();
    await visitor.page.goto('/');
    await visitor.page.getByRole('button', { name: 'Continue' }).click();
    await visitor.page.locator('.govuk-error-summary a').click();
    expect(await visitor.page.title()).toMatch(/^Error: /u);
    expect(await visitor.page.evaluate('document.activeElement.id')).toBe('role');
    await visitor.leave();
  }, 60_000);
});

describe('a warning', () => {
  it('is acknowledged with an answer, which is shown next to it while it stays open', async () => {
    const warnings = await new UloPage(manager, 'Warnings').open(`${address}/warnings`);
    const late = warnings.warning('Milestone late');
    expect(await late.innerText()).not.toMatch(/Answered/u);
    await late.getByRole('link', { name: 'Milestone late', exact: true }).click();
    const form = await new FormPage(manager, 'Acknowledge a warning').arrived();
    expect(await form.main.locator('select, input:checked').first().inputValue()).toBe('milestone-late');
    await form.day('occurredOn', systemClock.today());
    await form.write('answer', 'The hall was double booked; the next free day is agreed');
    await form.press('Record');
    expect(await (await new UloPage(manager, riverside).arrived()).notice()).toMatch(/^Warning acknowledged/u);
    await warnings.open(`${address}/warnings`);
    expect(await warnings.warning('Milestone late').innerText()).toMatch(/Answered .* by programme manager: The hall was double booked/u);
    expect(manager.complaints).toEqual([]);
  }, 60_000);
});
