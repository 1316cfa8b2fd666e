import type { Page } from 'playwright-core';
import { systemClock } from '#kernel';
import { date } from '#ui';
import { overflow } from '../support/browser.js';
import { PageObject } from './pages/page-object.js';
import { FormPage } from './pages/site.js';
import { useSite } from './pages/use-site.js';

const riverside = 'Riverside Voices (invented)';
const phone = { viewport: { width: 360, height: 720 }, hasTouch: true, isMobile: true };
const site = useSite();

/** The number of taps, and of pages that were loaded. */
interface Counted {
  page: Page;
  taps: number;
  loads: number;
  tap(target: ReturnType<Page['locator']>): Promise<void>;
}

function counted(page: Page): Counted {
  const count: Counted = { page, taps: 0, loads: 0, tap: async (target) => ((count.taps += 1), target.tap()) };
  page.on('load', () => (count.loads += 1));
  return count;
}
const logging = (page: Page) => page.getByRole('button', { name: /^Log a session.*Riverside Voices/u });
const hours = async (): Promise<number> => {
  const { items } = await site.server.ask<{ items: { name: string; mentoringHoursIn90Days: number }[] }>('/api/ulos');
  return items.find(({ name }) => name === riverside)?.mentoringHoursIn90Days ?? -1;
};

describe('a mentor with a phone', () => {
  it('logs a session in three page loads, six taps and thirty seconds, and undoes it', async () => {
    const visitor = await site.openAs('mentor', phone);
    const { page } = visitor;
    const before = await hours();
    const count = counted(page);
    const began = performance.now();
    await page.goto('/');
    await count.tap(logging(page));
    await count.tap(page.getByLabel('2 hours', { exact: true }));
    await count.tap(page.getByLabel('Governance', { exact: true }));
    await count.tap(page.getByRole('button', { name: 'Log the session' }));
    const done = await new PageObject({ page }, 'Session logged').arrived();
    expect(performance.now() - began).toBeLessThan(30_000);
    expect([count.loads, count.taps]).toEqual([3, 4]);
    expect(await done.page.locator('.govuk-panel').innerText()).toContain(`2 hours with ${riverside} on ${date(systemClock.today())}: governance`);
    expect(await hours()).toBe(before + 2);
    expect(await overflow(page)).toBe(0);

    const widths = await page.locator('main .govuk-button').evaluateAll((buttons) => buttons.map((button) => (button as unknown as { offsetWidth: number }).offsetWidth));
    expect(new Set(widths).size).toBe(1);

    await done.press('Undo');
    const home = await new PageObject({ page }, 'My ULOs').arrived();
    expect(await home.notice()).toMatch(/^Withdrawn/u);
    expect(await hours()).toBe(before);
    expect(visitor.complaints).toEqual([]);
    await visitor.leave();
  }, 60_000);

  it('enters the duration in words, on another day, and must confirm a session that exists already', async () => {
    const visitor = await site.openAs('mentor', phone);
    const { page } = visitor;
    const fill = async (): Promise<void> => {
      await page.getByLabel('Yesterday').check();
      await page.getByLabel('Another length').check();
      await page.locator('#hours').fill('2h15');
      await page.getByLabel('Policies', { exact: true }).check();
      await page.getByRole('button', { name: 'Log the session' }).click();
    };
    await page.goto('/');
    await logging(page).click();
    await page.getByRole('button', { name: 'Log the session' }).click();
    const form = new FormPage({ page }, 'Log a session');
    expect(await form.problems()).toEqual([expect.stringMatching(/hours/iu), expect.stringMatching(/topics/iu)]);
    await fill();
    await new PageObject({ page }, 'Session logged').arrived().then((done) => done.follow('Log another session'));
    await form.arrived();
    await fill();
    await page.getByText('You logged the same on this day already').waitFor();
    await page.getByRole('button', { name: 'Log another session' }).click();
    await new PageObject({ page }, 'Session logged').arrived();
    await visitor.leave();
  }, 60_000);

  it('loses nothing when the connection is lost, and records it once', async () => {
    const visitor = await site.openAs('mentor', phone);
    const { page } = visitor;
    const before = await hours();
    await page.goto('/');
    await logging(page).click();
    await page.getByLabel('3 hours', { exact: true }).check();
    await page.getByLabel('Staffing', { exact: true }).check();
    await page.getByText('Add how you met, or a note').click();
    await page.locator('#note').fill('We wrote the advertisement together.');
    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'Log the session' }).click();
    await page.waitForEvent('framenavigated').catch(() => undefined);
    await page.context().setOffline(false);
    await page.goto('/');
    await logging(page).click();
    await new PageObject({ page }, 'Log a session').arrived();
    expect(await page.locator('#note').inputValue()).toBe('We wrote the advertisement together.');
    expect(await page.getByLabel('3 hours', { exact: true }).isChecked()).toBe(true);
    await page.getByRole('button', { name: 'Log the session' }).click();
    await new PageObject({ page }, 'Session logged').arrived();
    expect(await hours()).toBe(before + 3);
    // A session that was sent is not offered again.
    await page.goto('/').then(() => logging(page).click());
    await new PageObject({ page }, 'Log a session').arrived();
    expect(await page.locator('#note').inputValue()).toBe('');
    await visitor.leave();
  }, 60_000);

  it('finds earlier input in any form, with a notice, and can start again', async () => {
    const visitor = await site.openAs('mentor', phone);
    const { page } = visitor;
    const path = `/ulos/${(await site.server.ask<{ items: { id: string; name: string }[] }>('/api/ulos')).items.find(({ name }) => name === riverside)?.id}/record/agree-mentor-action`;
    const form = await new FormPage({ page }, 'Agree a mentoring action').open(path);
    await form.day('occurredOn', systemClock.today());
    await form.write('action', 'Ask for three quotes');
    await page.context().setOffline(true);
    await form.press('Record');
    await page.waitForURL('chrome-error://**');
    await page.context().setOffline(false);
    await form.open(path);
    await page.getByText('You typed this before').waitFor();
    expect(await form.field('action').inputValue()).toBe('Ask for three quotes');
    await form.follow('Start with an empty form');
    await form.arrived();
    expect(await form.field('action').inputValue()).toBe('');
    await form.day('occurredOn', systemClock.today());
    await form.write('action', 'Ask for four quotes');
    await form.open(path);
    await form.press('Record');
    await page.getByText('Mentoring action agreed.').waitFor();
    await form.open(path);
    expect(await form.field('action').inputValue()).toBe('');
    expect(visitor.complaints).toEqual([]);
    await visitor.leave();
  }, 60_000);

  it('completes an action where it is listed', async () => {
    const visitor = await site.openAs('mentor', phone);
    const { page } = visitor;
    const home = await new PageObject({ page }, 'My ULOs').open('/');
    const [[action = ''] = []] = await home.rows('Open actions');
    await page.getByRole('button', { name: `Tick off ${action}` }).click();
    await home.arrived();
    expect(await home.notice()).toBe('Mentoring action closed.');
    expect(await page.getByRole('button', { name: `Tick off ${action}` }).count()).toBe(0);
    await visitor.leave();
  }, 60_000);
});

it('a mentor works without JavaScript, too', async () => {
  const visitor = await site.openAs('mentor', { javaScriptEnabled: false });
  const { page } = visitor;
  await page.goto('/');
  await logging(page).click();
  await page.getByLabel('1 hour', { exact: true }).check().catch(() => page.getByLabel('2 hours', { exact: true }).check());
  await page.getByLabel('Launch', { exact: true }).check();
  await page.getByRole('button', { name: 'Log the session' }).click();
  await new PageObject({ page }, 'Session logged').arrived();
  await visitor.leave();
}, 60_000);
