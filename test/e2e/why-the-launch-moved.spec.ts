import { invisible, overflow } from '../support/browser.js';
import { HistoryPage, PortfolioPage, UloPage, WhoPage } from './pages/site.js';
import { useSite } from './pages/use-site.js';
import { ways } from './pages/ways.js';

const map = 'Mercian Ability Partnership (MAP)';

const site = useSite();

describe('a person who has never seen the site finds out why the launch moved twice', () => {
  it.each(Object.keys(ways))('%s', async (way) => {
    const visitor = await site.come(way);
    const { page } = visitor;
    await page.goto('/ulos');
    await (await new WhoPage(visitor).arrived()).choose('Commissioner');
    await (await new PortfolioPage(visitor).arrived()).follow(map);
    const plan = await (await new UloPage(visitor, map).arrived()).tab('Plan');
    expect(await plan.rows('Dates that were moved, and why')).toEqual([
      ['Launch event', '12 October 2009', '30 November 2009', '30 April 2010', 'Committee or worker not in place: Committee and worker only just in place', 'Programme manager'],
      ['Launch event', '22 March 2010', '30 April 2010', '24 September 2010', 'Premises not secured: No secure premises yet', 'Programme manager'],
    ]);
    expect(await overflow(page)).toBe(0);
    expect(await invisible(page)).toEqual([]);
    expect(visitor.complaints).toEqual([]);
    await visitor.leave();
  }, 60_000);
});

describe('a page as at another day', () => {
  it('shows the committee of a day, and the warning that was open on it', async () => {
    const visitor = await site.come('with mouse and keyboard', 'auditor');
    await new PortfolioPage(visitor).open('/ulos').then((list) => list.follow(map));
    const governance = await (await new UloPage(visitor, map).arrived()).tab('Governance');
    await visitor.page.getByText('Look back to another day').click();
    for (const [part, value] of [['day', '31'], ['month', '12'], ['year', '2009']] as const) await visitor.page.locator(`#asAt-${part}`).fill(value);
    await governance.press('Show');
    await visitor.page.getByText('You are looking back').waitFor();
    await governance.arrived();
    expect(await governance.main.innerText()).toMatch(/what had happened by 31 December 2009, as known today/u);
    expect(await governance.main.innerText()).toMatch(/Committee now\s+5 of 8 people use services/u);
    const warnings = await governance.tab('Warnings');
    expect(await warnings.main.locator('.mp-warnings').innerText()).toMatch(/three quarters[^]*Open since 3 August 2009/u);
    expect(await warnings.main.locator('.mp-warnings').innerText()).not.toMatch(/half or fewer/iu);
    await visitor.leave();
  }, 60_000);

  it('shows what was known then: the attendance that was corrected later', async () => {
    const visitor = await site.come('with mouse and keyboard', 'auditor');
    await new PortfolioPage(visitor).open('/ulos').then((list) => list.follow(map));
    const launch = await (await new UloPage(visitor, map).arrived()).tab('Launch and services');
    expect(await launch.main.innerText()).toMatch(/\b120\b/u);
    await visitor.page.goto(`${visitor.page.url()}?knownAt=2010-09-25`);
    await launch.arrived();
    expect(await launch.main.innerText()).toMatch(/\b110\b/u);
    expect(await launch.main.innerText()).not.toMatch(/\b120\b/u);
    await launch.tab('History');
    const entries = new HistoryPage(visitor).entries('Launch event held');
    expect(await entries.innerText()).not.toMatch(/Corrected later/u);
    await visitor.leave();
  }, 60_000);

  it('reports an invalid day, and shows today', async () => {
    const visitor = await site.come('with mouse and keyboard', 'auditor');
    const list = await new PortfolioPage(visitor).open('/ulos');
    await list.follow(map);
    const overview = await new UloPage(visitor, map).arrived();
    await visitor.page.getByText('Look back to another day').click();
    await visitor.page.locator('#asAt-day').fill('31');
    await visitor.page.locator('#asAt-month').fill('2');
    await visitor.page.locator('#asAt-year').fill('2010');
    await overview.press('Show');
    await visitor.page.locator('.govuk-error-summary').waitFor();
    await overview.arrived();
    expect(await visitor.page.title()).toMatch(/^Error: /u);
    await visitor.page.locator('.govuk-error-summary__list a').click();
    expect(await visitor.page.evaluate('document.activeElement.id')).toBe('asAt-day');
    await visitor.leave();
  }, 60_000);
});

describe('on paper', () => {
  it('the plan has its table and no navigation', async () => {
    const visitor = await site.come('with mouse and keyboard', 'commissioner');
    await new PortfolioPage(visitor).open('/ulos').then((list) => list.follow(map));
    await (await new UloPage(visitor, map).arrived()).tab('Plan');
    const { page } = visitor;
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('nav:visible').count()).toBe(0);
    expect(await page.locator('form:visible, button:visible, .govuk-button:visible').count()).toBe(0);
    expect(await page.getByRole('table', { name: 'Milestones', exact: true }).isVisible()).toBe(true);
    expect(await page.getByText('Example data').isVisible()).toBe(true);
    await visitor.leave();
  }, 60_000);
});
