import { overflow } from '../support/browser.js';
import { PageObject, type PageContext } from './pages/page-object.js';
import { FormPage, PortfolioPage, UloPage } from './pages/site.js';
import { useSite } from './pages/use-site.js';
import { ways } from './pages/ways.js';

const ulo = 'Riverside Voices (invented)';

const site = useSite();

/** From the list of ULOs to the reminders of the ULO that is under development today. */
async function reminders(stand: PageContext): Promise<UloPage> {
  const list = await new PortfolioPage(stand).open('/ulos');
  await list.follow(ulo);
  return (await new UloPage(stand, ulo).arrived()).tab('Reminders');
}

describe('a reminder', () => {
  it.each(Object.keys(ways))('is found with its reason, sent now, and not sent twice, %s', async (way) => {
    const visitor = await site.come(way, 'programme-manager');
    const page = await reminders(visitor);
    const row = (await page.rows('To come')).find((cells) => cells[3] === 'Planned' && !/wants no reminders/u.test(cells[4] ?? ''));
    expect(row?.[4]).toMatch(/^[A-Z][^:]+: \d+ \w+ \d{4}.* (before it|On the day|after it)/u);
    expect(await overflow(visitor.page)).toBe(0);
    const button = visitor.page.getByRole('button', { name: `Send now about “${row?.[1]}”, ${row?.[0]}, to ${row?.[2]}`, exact: true });
    await page.hand.activate(button.first());
    expect(await (await new UloPage(visitor, 'Reminders').arrived()).notice()).toMatch(/Sent\./u);
    // Just after its start the server may still be recording which reminders came too late.
    const happened = (await page.rows('What happened')).map((cells) => cells.slice(1, 5));
    expect(happened).toContainEqual([row?.[1], row?.[2], 'Sent', row?.[4]]);
    expect(visitor.complaints).toEqual([]);
    await visitor.leave();
  }, 90_000);

  it('can be filtered by state', async () => {
    const visitor = await site.come('with mouse and keyboard', 'auditor');
    const page = await reminders(visitor);
    expect(await visitor.page.getByRole('button', { name: /^Send now/u }).count()).toBe(0);
    await page.unfold('Filter the reminders');
    await visitor.page.getByLabel('State').selectOption('Sent');
    await page.press('Apply filters');
    const found = await new PageObject(visitor, 'Reminders').arrived();
    // Reminders of the last days are sent at the start, in addition to the one above.
    const states = (await found.rows('Reminders')).map((cells) => cells[3]);
    expect(states.length).toBeGreaterThanOrEqual(Object.keys(ways).length);
    expect(new Set(states)).toEqual(new Set(['Sent']));
    expect(await found.main.innerText()).not.toMatch(/Alex Reed/u);
    expect(visitor.complaints).toEqual([]);
    await visitor.leave();
  }, 90_000);

  it('is found among the reminders of the whole programme', async () => {
    const visitor = await site.come('on a screen 320 pixels wide', 'commissioner');
    const programmes = await new PageObject(visitor, 'Programmes').open('/programmes');
    await programmes.follow('ULO development in Riverside (invented)');
    const programme = await new PageObject(visitor, 'ULO development in Riverside (invented)').arrived();
    await programme.follow('Reminders');
    const page = await new PageObject(visitor, 'Reminders').arrived();
    expect(await overflow(visitor.page)).toBe(0);
    await page.unfold('Filter the reminders');
    await visitor.page.getByLabel('Name or area of the ULO').fill('riverside');
    await visitor.page.getByLabel('State').selectOption('Sent');
    await page.press('Apply filters');
    const rows = await (await page.arrived()).rows('Reminders');
    expect(rows.length).toBeGreaterThanOrEqual(Object.keys(ways).length);
    expect(new Set(rows.map((cells) => `${cells[2]} ${cells[4]}`))).toEqual(new Set([`${ulo} Sent`]));
    expect(visitor.complaints).toEqual([]);
    await visitor.leave();
  }, 90_000);
});

describe('the reminder policy of a programme', () => {
  const programme = 'ULO development in Riverside (invented)';

  it('is shown in words, and changed on a form that starts with the current rule and refuses negative days; the plan follows at once', async () => {
    const visitor = await site.come('without JavaScript', 'programme-manager');
    await (await new PageObject(visitor, 'Programmes').open('/programmes')).follow(programme);
    await (await new PageObject(visitor, programme).arrived()).follow('Reminder policy');
    const policy = await new PageObject(visitor, 'Reminder policy').arrived();
    const rule = async (): Promise<string[] | undefined> => (await policy.rows('When to remind, and whom')).find(([what]) => what === 'Milestone due');
    expect((await rule())?.slice(1, 3)).toEqual([
      '28, 14, 7 and 1 days before and on the day, to the owner; then every 7 days while it is overdue; from 14 days after it to the programme manager', 'As it comes with Milepost',
    ]);
    await policy.follow('Change: milestone due');
    const form = await new FormPage(visitor, 'Set when to remind of a deadline').arrived();
    expect([await form.field('before-0-days').inputValue(), await form.field('againEveryDays').inputValue()]).toEqual(['28', '7']);
    await form.day('occurredOn', '2026-01-05');
    await form.write('before-0-days', '-28');
    await form.press('Record');
    await visitor.page.locator('.govuk-error-summary').waitFor();
    expect(await form.problems()).toEqual(['Days before must be 0 or more']);
    await form.write('before-0-days', '30');
    await form.press('Record');
    expect(await (await new PageObject(visitor, programme).arrived()).notice()).toMatch(/Reminder rule set/u);
    await visitor.page.getByRole('link', { name: 'Reminder policy', exact: true }).click();
    await policy.arrived();
    expect((await rule())?.slice(1, 3)).toEqual([expect.stringMatching(/^30, 14, 7 and 1 days before/u), '5 January 2026, by the programme manager']);
    await visitor.page.setViewportSize({ width: 320, height: 700 });
    expect(await overflow(visitor.page)).toBe(0);
    expect(visitor.complaints).toEqual([]);
    await visitor.leave();
  }, 90_000);

  it('offers no change to roles without permission', async () => {
    const visitor = await site.come('with mouse and keyboard', 'mentor');
    await (await new PageObject(visitor, 'Programmes').open('/programmes')).follow(programme);
    await (await new PageObject(visitor, programme).arrived()).follow('Reminder policy');
    const policy = await new PageObject(visitor, 'Reminder policy').arrived();
    expect(await policy.main.innerText()).toMatch(/bank holidays of England and Wales/u);
    expect(await policy.main.getByRole('link', { name: /^Change/u }).count()).toBe(0);
    await visitor.leave();
  }, 90_000);
});
