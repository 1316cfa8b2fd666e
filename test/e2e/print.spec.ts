import type { Page } from 'playwright-core';
import { systemClock } from '#kernel';
import { date } from '#ui';
import { PageObject } from './pages/page-object.js';
import { useSite } from './pages/use-site.js';

const site = useSite();
const map = 'Mercian Ability Partnership (MAP)';

/** A4 inside the default print margins of browsers, in CSS pixels. */
const paper = { width: 718, height: 1047 };

/** Elements that are printed but exceed the margins, or should not be printed; run in the browser. */
const wrongOnPaper = `(() => {
  const shown = (element) => element.getClientRects().length > 0 && getComputedStyle(element).visibility !== 'hidden' && !element.closest('.govuk-visually-hidden');
  const named = (element) => element.tagName.toLowerCase() + '.' + element.className + ': ' + (element.textContent ?? '').trim().slice(0, 40);
  const all = (selector) => [...document.querySelectorAll(selector)].filter(shown);
  const cut = all('main th, main td, main p, main dd, main svg, main h1, main h2').filter((element) => element.getBoundingClientRect().right > ${paper.width} + 1);
  const scrolled = all('main .mp-scroll').filter((element) => element.scrollWidth > element.clientWidth + 1);
  const navigation = all('nav, form, .mp-cards--paper .mp-strip, button, .govuk-breadcrumbs, .govuk-back-link, .govuk-skip-link, .mp-footer');
  const kept = all('body *').filter((element) => ['sticky', 'fixed'].includes(getComputedStyle(element).position));
  return [...kept.map((one) => 'on each sheet: ' + named(one)), ...cut.map((one) => 'cut: ' + named(one)), ...scrolled.map((one) => 'scrolls: ' + named(one)), ...navigation.map((one) => 'on paper: ' + named(one))];
})()`;

/** The number of sheets, each of A4. */
async function sheets(page: Page): Promise<number> {
  const pdf = (await page.pdf({ format: 'A4', margin: { top: '1cm', right: '1cm', bottom: '1cm', left: '1cm' } })).toString('latin1');
  expect(pdf.startsWith('%PDF-')).toBe(true);
  const boxes = [...pdf.matchAll(/\/MediaBox\s*\[([\d. ]+)\]/gu)].map(([, box = '']) => box.trim().split(/\s+/u).map((point) => Math.round(Number(point))));
  // Points, which some browsers round up.
  expect(boxes.filter(([, , width = 0, height = 0]) => Math.abs(width - 595) > 1 || Math.abs(height - 842) > 1)).toEqual([]);
  return boxes.length;
}

describe('printed on A4', () => {
  it.each([
    ['the report to the committee', 'Report to the committee', async (): Promise<string> => `/programmes/${await programme()}/report?from=2010-01-01&to=2010-06-30`, ['as at 30 June 2010', 'Printed on'], 4],
    ['the report on a ULO', 'Report', async (): Promise<string> => `/ulos/${await ulo()}/report?asAt=2010-09-30`, ['As at 30 September 2010', 'Printed on'], 2],
    ['a ULO in Easy Read', 'Easy Read', async (): Promise<string> => `/ulos/${await ulo()}/easy-read?asAt=2010-09-30`, ['This page shows 30 September 2010', 'It was printed on'], 3],
  ] as const)('%s says when it was printed and which day it shows, cuts nothing off, and has no navigation', async (_, heading, path, expected, most) => {
    const visitor = await site.openAs('programme-manager');
    const { page } = visitor;
    const shown = await new PageObject({ page }, heading).open(await path());
    const text = await shown.main.innerText();
    for (const words of [...expected, date(systemClock.today())]) expect(text).toContain(words);
    await page.setViewportSize(paper);
    await page.emulateMedia({ media: 'print' });
    expect(await page.evaluate<string[]>(wrongOnPaper)).toEqual([]);
    expect(await sheets(page)).toBeLessThanOrEqual(most);
    expect(visitor.complaints).toEqual([]);
    await visitor.leave();
  }, 60_000);

  it.each([
    ['the programmes of a manager', 'programme-manager', 'My programmes', async (): Promise<string> => '/'],
    ['the ULOs of a programme', 'programme-manager', 'ULO development in Tamworth', async (): Promise<string> => `/programmes/${await programme()}`],
    ['the dashboard of a programme', 'programme-manager', 'Dashboard', async (): Promise<string> => `/programmes/${await programme()}/dashboard`],
    ['the ULOs of a mentor', 'mentor', 'My ULOs', async (): Promise<string> => '/'],
    ['the list of tasks', 'programme-manager', 'To do', async (): Promise<string> => '/to-do'],
    ['the overview of a ULO', 'programme-manager', map, async (): Promise<string> => `/ulos/${await ulo()}`],
    ['a ULO as at a day', 'programme-manager', map, async (): Promise<string> => `/ulos/${await ulo()}?asAt=2010-09-30`],
    ['what can be recorded', 'mentor', 'Record something', async (): Promise<string> => '/record'],
    ['the log', 'auditor', 'Audit', async (): Promise<string> => '/audit'],
  ] as const)('%s says when it was printed, cuts nothing off, and has no navigation', async (_, role, heading, path) => {
    const visitor = await site.openAs(role);
    const { page } = visitor;
    await new PageObject({ page }, heading).open(await path());
    await page.setViewportSize(paper);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('main').innerText()).toContain(`Printed on ${date(systemClock.today())}`);
    expect(await page.evaluate<string[]>(wrongOnPaper)).toEqual([]);
    await visitor.leave();
  }, 60_000);

  const ulo = async (): Promise<string> => (await site.server.ask<{ items: { id: string; name: string }[] }>('/api/ulos')).items.find(({ name }) => name === map)?.id ?? '';
  const programme = async (): Promise<string> => (await site.server.ask<{ items: { name: string; programme: { id: string } }[] }>('/api/ulos')).items.find(({ name }) => name === map)?.programme.id ?? '';
});

/** The current tabs, and those with a mark that is visible in forced colours; run in the browser. */
const marksOfTabs = `[...document.querySelectorAll('.moj-sub-navigation__link')].map((link) => {
  const { content, width, height, backgroundColor } = getComputedStyle(link, '::before');
  const marked = content !== 'none' && Number.parseFloat(width) > 0 && Number.parseFloat(height) > 0 && backgroundColor !== 'rgba(0, 0, 0, 0)' && backgroundColor !== getComputedStyle(document.body).backgroundColor;
  return { current: link.getAttribute('aria-current') === 'page', marked };
})`;

it('the open view has a visible mark in forced colours, on a wide screen and on a phone', async () => {
  const { items } = await site.server.ask<{ items: { id: string; name: string }[] }>('/api/ulos');
  for (const viewport of [{ width: 1280, height: 900 }, { width: 360, height: 720 }]) {
    const visitor = await site.openAs('programme-manager', { forcedColors: 'active', viewport });
    const { page } = visitor;
    await new PageObject({ page }, 'Plan').open(`/ulos/${items[0]?.id}/plan`);
    const marks = await page.evaluate<{ current: boolean; marked: boolean }[]>(marksOfTabs);
    expect(marks.filter(({ current }) => current)).toEqual([{ current: true, marked: true }]);
    expect(marks.filter(({ current, marked }) => !current && marked)).toEqual([]);
    await visitor.leave();
  }
}, 60_000);
