import { systemClock } from '#kernel';
import { date } from '#ui';
import { invisible, overflow } from '../support/browser.js';
import { PageObject } from './pages/page-object.js';
import { FormPage, HistoryPage, PortfolioPage, UloPage } from './pages/site.js';
import { useSite } from './pages/use-site.js';
import { ways } from './pages/ways.js';

const riverside = 'Riverside Voices (invented)';
const today = systemClock.today();
interface Listed {
  items: { id: string; name: string; mentoringHoursIn90Days: number }[];
}

const site = useSite();
let id: string;
beforeAll(async () => {
  id = (await listed()).id;
}, 60_000);

async function listed(): Promise<Listed['items'][number]> {
  const { items } = await site.server.ask<Listed>('/api/ulos');
  const found = items.find((item) => item.name === riverside);
  if (!found) throw new Error('The second example is missing.');
  return found;
}
const recorded = async (): Promise<number> => (await site.server.ask<{ total: number }>(`/api/ulos/${id}/history`)).total;

describe('a mentor logs a session in under a minute and finds it everywhere', () => {
  // Each input method logs different hours, because an equal session of the same day needs a confirmation.
  it.each(Object.keys(ways).map((way, i) => [way, i + 1.5] as const))('%s', async (way, hours) => {
    const { mentoringHoursIn90Days: before } = await listed();
    const visitor = await site.come(way, 'mentor');
    const { page } = visitor;
    const began = performance.now();
    await new PageObject(visitor, 'Record something').open('/record').then((home) => home.follow(`Log a mentoring session: ${riverside}`));
    const form = await new FormPage(visitor, 'Log a mentoring session').arrived();
    await form.day('occurredOn', today);
    await form.write('hours', String(hours));
    await form.tick('Governance');
    expect(await overflow(page)).toBe(0);
    expect(await invisible(page)).toEqual([]);
    await form.press('Record');
    const overview = await new UloPage(visitor, riverside).arrived();
    expect(await overview.notice()).toMatch(/^Mentoring session logged/u);
    expect(performance.now() - began).toBeLessThan(60_000);
    expect(await overview.figure('Mentoring in 90 days')).toMatch(new RegExp(`${before + hours} hours\\s+Last session today`, 'u'));

    const mentoring = await overview.tab('Mentoring');
    expect((await mentoring.rows('Sessions, newest first'))[0]?.slice(0, 3)).toEqual([date(today), String(hours), 'Governance']);
    await mentoring.tab('History');
    expect(await new HistoryPage(visitor).entries('Mentoring session logged').first().innerText()).toMatch(new RegExp(`by Mentor[^]*${hours} hours`, 'u'));
    await page.goto('/ulos');
    const row = await (await new PortfolioPage(visitor).arrived()).row(riverside);
    expect([...row].find(([head]) => /mentor/iu.test(head))?.[1]).toBe(String(before + hours));
    expect(visitor.complaints).toEqual([]);
    await visitor.leave();
  }, 90_000);
});

describe('a form', () => {
  it('is recorded once when it is sent twice and when Back is pressed', async () => {
    const visitor = await site.come('with mouse and keyboard', 'mentor');
    const { page } = visitor;
    const before = await recorded();
    const form = await new FormPage(visitor, 'Log a mentoring session').open(`/ulos/${id}/record/log-mentoring-session`);
    await form.day('occurredOn', today);
    await form.write('hours', '2');
    await form.tick('Policies');
    const [sent] = await Promise.all([page.waitForRequest((request) => request.method() === 'POST'), form.press('Record')]);
    await new UloPage(visitor, riverside).arrived();
    const again = await page.request.post(sent.url(), {
      data: sent.postData() ?? '', headers: { 'content-type': 'application/x-www-form-urlencoded', origin: site.server.url }, maxRedirects: 0,
    });
    expect(again.status()).toBe(303);
    expect(await recorded()).toBe(before + 1);
    await page.goBack();
    await form.arrived();
    await page.goForward();
    await new UloPage(visitor, riverside).arrived();
    expect(await recorded()).toBe(before + 1);
    await visitor.leave();
  }, 60_000);

  it('is refused when it is sent again with other answers, and the page says how to continue', async () => {
    const visitor = await site.come('with mouse and keyboard', 'mentor');
    const { page } = visitor;
    const form = await new FormPage(visitor, 'Log a mentoring session').open(`/ulos/${id}/record/log-mentoring-session`);
    const commandId = await page.locator('input[name=commandId]').inputValue();
    await form.day('occurredOn', today);
    await form.write('hours', '1');
    await form.tick('Launch');
    await form.press('Record');
    await new UloPage(visitor, riverside).arrived();
    const before = await recorded();
    await form.open(`/ulos/${id}/record/log-mentoring-session`);
    await page.evaluate(`document.querySelector('input[name=commandId]').value = '${commandId}'`);
    await form.day('occurredOn', today);
    await form.write('hours', '3');
    await form.tick('Launch');
    await form.press('Record');
    await page.locator('.govuk-error-summary').waitFor();
    await form.arrived();
    expect(await form.problems()).toEqual(['This form was already recorded with other answers.']);
    expect(await form.field('hours').inputValue()).toBe('3');
    expect(await recorded()).toBe(before);
    await visitor.leave();
  }, 60_000);
});
