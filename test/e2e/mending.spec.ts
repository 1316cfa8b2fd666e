import type { BrowserUser } from '../support/browser-user.js';
import { PageObject } from './pages/page-object.js';
import { FormPage, HistoryPage, PortfolioPage, UloPage } from './pages/site.js';
import { useSite } from './pages/use-site.js';

const riverside = 'Riverside Voices (invented)';
const logged = 'Mentoring session logged';

const site = useSite();
let mentor: BrowserUser;
let address: string;
beforeAll(async () => {
  mentor = await site.openAs('mentor');
  await new PortfolioPage(mentor).open('/ulos').then((list) => list.follow(riverside));
  await new UloPage(mentor, riverside).arrived();
  address = mentor.page.url();
}, 90_000);

const toHistory = (): Promise<HistoryPage> => new HistoryPage(mentor).open(`${address}/history`);

describe('a wrong entry', () => {
  it('is corrected: the new figure counts, the old one stays in the history, with the reason', async () => {
    const total = await (await new UloPage(mentor, 'Mentoring').open(`${address}/mentoring`)).figure('Hours in all');
    const entry = await (await toHistory()).openEntry(logged);
    const before = Number(/Hours\s+([\d.]+)/u.exec(await entry.main.innerText())?.[1]);
    await entry.follow('Correct it');
    const form = await new FormPage(mentor, 'Correct: log a mentoring session').arrived();
    expect(await form.field('hours').inputValue()).toBe(String(before));
    await form.write('hours', String(before + 2));
    await form.press('Record');
    await mentor.page.locator('.govuk-error-summary').waitFor();
    expect(await form.problems()).toEqual([expect.stringMatching(/why/iu)]);
    await form.write('reason', 'The afternoon was left out');
    await form.press('Record');
    const overview = await new UloPage(mentor, riverside).arrived();
    expect(await overview.notice()).toMatch(/^Corrected: mentoring session logged/u);

    const now = await (await new UloPage(mentor, 'Mentoring').open(`${address}/mentoring`)).figure('Hours in all');
    expect(parseFloat(now.split('\n')[1] ?? '')).toBe(parseFloat(total.split('\n')[1] ?? '') + 2);
    const history = await toHistory();
    expect(await history.main.innerText()).toMatch(/The afternoon was left out/u);
    const text = await history.main.innerText();
    expect(text).toMatch(new RegExp(`${before + 2} hours`, 'u'));
    expect(text).toMatch(new RegExp(`${before} hours[^]*Corrected later`, 'u'));
  }, 90_000);

  it('is withdrawn after a check of the answers, and stays in the history', async () => {
    const entry = await (await toHistory()).openEntry(logged, 1);
    const [, happened = ''] = /Happened\s+(.+)/u.exec(await entry.main.innerText()) ?? [];
    await entry.follow('Withdraw it: it did not happen');
    const form = await new FormPage(mentor, 'Withdraw an entry that is wrong').arrived();
    await form.write('reason', 'Nobody came');
    await form.press('Continue');
    await mentor.page.getByRole('button', { name: 'Change', exact: true }).waitFor();
    const check = await new PageObject(mentor, await mentor.page.locator('h1').innerText()).arrived();
    expect(await check.main.innerText()).toMatch(/Nobody came/u);
    await mentor.page.locator('button[value=record]').click();
    expect(await (await new UloPage(mentor, riverside).arrived()).notice()).toMatch(/^Withdrawn/u);

    const mentoring = await new UloPage(mentor, 'Mentoring').open(`${address}/mentoring`);
    expect((await mentoring.rows('Sessions, newest first')).map(([day]) => day)).not.toContain(happened);
    const history = await toHistory();
    expect(await history.main.innerText()).toMatch(/Nobody came/u);
    expect(await history.entries(logged).filter({ hasText: happened }).last().innerText()).toMatch(/Withdrawn: it did not happen/u);
    expect(mentor.complaints).toEqual([]);
  }, 90_000);
});
