import { systemClock } from '#kernel';
import { invisible, overflow } from '../support/browser.js';
import { PageObject } from './pages/page-object.js';
import { FormPage } from './pages/site.js';
import { useSite } from './pages/use-site.js';
import { ways } from './pages/ways.js';

const today = systemClock.today();
const site = useSite();
let programme: { id: string; name: string };
beforeAll(async () => {
  const { items } = await site.server.ask<{ items: { id: string; name: string }[] }>('/api/programmes');
  if (!items[0]) throw new Error('There is no programme.');
  programme = items[0];
}, 60_000);

describe('a programme manager publishes a template made from the newest one', () => {
  // Each input method makes another step longer, so that each publishes a separate version.
  it.each(Object.keys(ways).map((way, i) => [way, i + 1] as const))('%s', async (way, version) => {
    const visitor = await site.come(way, 'programme-manager');
    const { page } = visitor;
    const list = await new PageObject(visitor, 'Templates').open(`/programmes/${programme.id}/templates`);
    expect(await list.rows('Versions')).toHaveLength(version);
    await list.follow(version === 1 ? 'Default template' : `Version ${version - 1}`);
    const shown = await new PageObject(visitor, version === 1 ? 'Default template' : `Version ${version - 1}`).arrived();
    expect(await shown.rows('A: Decide and partner')).toHaveLength(6);
    await shown.follow('Publish a version made from this one');

    const form = await new FormPage(visitor, 'Publish a template').arrived();
    const text = await form.field('content').inputValue();
    await form.day('occurredOn', today);
    await form.field('content').fill(text.replace('needs: [ F3 ]', 'needs: [ F33 ]').replace('needs: [F3]', 'needs: [F33]'));
    await form.press('Continue');
    await page.locator('.govuk-error-summary').waitFor();
    expect(await form.problems()).toEqual([expect.stringMatching(/^Line \d+: Step G2 needs F33: there is no such step\.$/u)]);
    await form.field('content').fill(text.replace(/(title: Hold the launch).*/u, `$1, try ${version}`));
    expect(await overflow(page)).toBe(0);
    expect(await invisible(page)).toEqual([]);
    await form.press('Continue');

    const check = await new PageObject(visitor, 'Check your answers').arrived();
    const [before, after] = [version === 1 ? 'Hold the launch' : `Hold the launch, try ${version - 1}`, `Hold the launch, try ${version}`];
    const previous = version === 1 ? 'the default template' : `version ${version - 1}`;
    expect(await check.rows(`Differences from ${previous}`)).toEqual([['Step E2', 'Title', before, after]]);
    await check.press('Publish the template');
    await list.arrived();
    expect(await list.notice()).toMatch(/^Template published/u);
    expect((await list.rows('Versions'))[0]?.[0]).toBe(`Version ${version}`);

    await list.follow('Compare two versions');
    const compared = await new PageObject(visitor, 'Compare two versions').arrived();
    expect(await overflow(page)).toBe(0);
    expect((await compared.main.locator('tbody tr').allInnerTexts())[0]).toContain(after);
    expect(visitor.complaints).toEqual([]);
    await visitor.leave();
  }, 120_000);
});

describe('the page of a template', () => {
  it('shows the dependencies of steps, in a drawing and as a table', async () => {
    const visitor = await site.come('with mouse and keyboard', 'mentor');
    const shown = await new PageObject(visitor, 'Default template').open(`/programmes/${programme.id}/templates/0`);
    expect(await shown.main.locator('.mp-chart__svg rect').count()).toBe(35);
    await shown.main.locator('.govuk-details__summary').click();
    expect((await shown.rows('What waits for what')).find(([step]) => step?.startsWith('A5'))).toEqual([
      'A5 Agree the partnership and its independence', 'A2 Bring local people who use services together, A3 Name a commissioner champion, A4 Engage a mentor ULO', 'B1 Form a steering group',
    ]);
    expect(await shown.figure('Usual length')).toContain('125 weeks');
    expect(await shown.main.getByRole('button', { name: 'Publish a version made from this one' }).count()).toBe(0);
    await visitor.leave();
  }, 60_000);
});
