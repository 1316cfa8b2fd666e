import { systemClock } from '#kernel';
import { invisible, overflow } from '../support/browser.js';
import { PageObject } from './pages/page-object.js';
import { FormPage, ProgrammePage, UloPage } from './pages/site.js';
import { useSite } from './pages/use-site.js';
import { ways } from './pages/ways.js';

const riverside = 'Riverside Voices (invented)';
const programme = 'ULO development in Riverside (invented)';

const site = useSite();

const programmePath = async (): Promise<string> => {
  const { items } = await site.server.ask<{ items: { id: string; name: string }[] }>('/api/programmes');
  return `/programmes/${items.find(({ name }) => name === programme)?.id}`;
};

describe('a programme manager sees what is next in a programme', () => {
  it('lays out a plan, which the page then includes', async () => {
    const visitor = await site.come('with mouse and keyboard', 'programme-manager');
    const page = await new ProgrammePage(visitor, programme).open(await programmePath());
    expect(await page.main.innerText()).toContain('None of the 1 ULO has a plan with steps yet');
    expect((await page.row(riverside)).get('Steps finished')).toBe('No plan');
    await page.follow(riverside);
    await visitor.page.goto(`${visitor.page.url()}/record/lay-out-plan`);
    const form = await new FormPage(visitor, 'Lay out a plan from the template').arrived();
    await form.day('occurredOn', systemClock.today());
    await form.day('startOn', systemClock.today());
    await form.press('Record');
    expect(await (await new UloPage(visitor, riverside).arrived()).notice()).toMatch(/^Plan laid out/u);
    await visitor.leave();
  }, 60_000);

  it.each(Object.keys(ways))('%s', async (way) => {
    const visitor = await site.come(way, 'programme-manager');
    const page = await new ProgrammePage(visitor, programme).open(await programmePath());
    expect(await page.main.innerText()).toContain('1 of 1 ULO has a plan with steps.');
    const row = await page.row(riverside);
    expect(row.get('Steps finished')).toMatch(/^\d+ of 35$/u);
    expect(row.get('Phase')).toBe('Found set up the organisation');
    expect(row.get('Whose it is')).toMatch(/, since /u);
    expect(row.get('Forecast')).toBe('After the next night');
    expect(await page.main.innerText()).toContain('Forecasts are worked out each night');
    expect(await overflow(visitor.page)).toBe(0);
    expect(await invisible(visitor.page)).toEqual([]);
    await page.hand.activate(page.main.getByRole('link', { name: /^After agreed/u }));
    await visitor.page.waitForURL(/sort=later/u);
    await page.arrived();
    await page.follow(row.get('Next step') ?? '');
    await new PageObject(visitor, row.get('Next step') ?? '').arrived();
    expect(visitor.complaints).toEqual([]);
    await visitor.leave();
  }, 60_000);
});
