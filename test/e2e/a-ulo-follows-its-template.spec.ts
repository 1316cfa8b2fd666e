import type { Locator } from 'playwright-core';
import { systemClock, systemIds } from '#kernel';
import { date } from '#ui';
import { until } from '#spec';
import { invisible, overflow } from '../support/browser.js';
import { PageObject } from './pages/page-object.js';
import { FormPage, UloPage } from './pages/site.js';
import { useSite } from './pages/use-site.js';
import { ways } from './pages/ways.js';

const today = systemClock.today();
const assess = 'A1 Assess local ULOs and groups without a voice';
const gather = 'A2 Bring local people who use services together';

const site = useSite();

/** Starts a ULO in the first programme; a process manager gives it a plan. @returns its id */
async function begun(name: string): Promise<string> {
  const { items } = await site.server.ask<{ items: { id: string; name: string }[] }>('/api/programmes');
  const programme = items.find((one) => one.name.includes('Riverside'))?.id;
  const { stream } = await command('commissioner', 'start-ulo-development', { programme, name, area: 'Here', commissioner: 'Council' });
  const id = stream.slice('ulo-'.length);
  const follows = async (): Promise<boolean> => (await site.server.ask<{ steps: { plan: object | null } }>(`/api/ulos/${id}`)).steps.plan !== null;
  await until(follows);
  return id;
}

/** A step in the list of tasks. */
const task = ({ main, page }: PageObject, title: string): Locator => main.locator('.govuk-task-list__item').filter({ has: page.getByRole('link', { name: title, exact: true }) });

async function command(role: string, name: string, fields: object): Promise<{ stream: string }> {
  const answer = await fetch(`${site.server.url}/api/commands/${name}`, {
    method: 'POST', headers: { 'content-type': 'application/json', 'milepost-persona': role }, body: JSON.stringify({ commandId: systemIds.next(), occurredOn: today, ...fields }),
  });
  expect([name, answer.status]).toEqual([name, 200]);
  return answer.json() as Promise<{ stream: string }>;
}

describe('a ULO follows its template', () => {
  it.each(Object.keys(ways))('%s', async (way) => {
    const name = `Walking ${way}`;
    const id = await begun(name);
    const visitor = await site.come(way, 'programme-manager');
    const { page } = visitor;
    const overview = await new UloPage(visitor, name).open(`/ulos/${id}`);
    expect(await overview.main.locator('.govuk-task-list__item').allInnerTexts()).toEqual([expect.stringMatching(new RegExp(`^${assess}[^]*Commissioner, since`, 'u'))]);
    await overview.follow(assess);
    const step = new PageObject(visitor, assess);
    await step.arrived();
    expect(await step.main.innerText()).toContain('somebody says so');

    await step.follow('Complete it');
    const complete = await new FormPage(visitor, 'Complete a step').arrived();
    expect(await complete.field('step').inputValue()).toBe('A1');
    await complete.day('occurredOn', today);
    await complete.press('Record');
    await complete.arrived();
    expect(await complete.main.innerText()).toContain('It needs evidence: attach where the document is kept');
    expect(await overflow(page)).toBe(0);

    await step.open(`/ulos/${id}/steps/A1`);
    await step.follow('Attach evidence');
    const attach = await new FormPage(visitor, 'Attach evidence to a step').arrived();
    await attach.day('occurredOn', today);
    await attach.write('title', 'Map of the area');
    await attach.field('kind').selectOption('report');
    await attach.write('keptAt', 'The shared folder');
    await attach.press('Record');
    await new UloPage(visitor, name).arrived();

    await step.open(`/ulos/${id}/steps/A1`);
    expect((await step.rows('Evidence'))[0]?.slice(0, 3)).toEqual(['Map of the area', 'Report or assessment', 'The shared folder']);
    await step.follow('Complete it');
    await complete.arrived();
    await complete.day('occurredOn', today);
    await complete.press('Record');
    expect(await (await new UloPage(visitor, name).arrived()).notice()).toMatch(/^Step completed/u);

    const steps = await (await new UloPage(visitor, name).arrived()).tab('Steps');
    expect(await steps.main.innerText()).toContain('1 of 35 steps is done or waived.');
    expect(await task(steps, assess).innerText()).toMatch(new RegExp(`Done on ${date(today)}[^]*Completed`, 'u'));
    expect(await task(steps, gather).innerText()).toContain('Cannot start yet');
    expect(await overflow(page)).toBe(0);
    expect(await invisible(page)).toEqual([]);

    await steps.follow(assess);
    await step.arrived();
    await step.follow('Reopen it');
    const reopen = await new FormPage(visitor, 'Reopen a step').arrived();
    await reopen.day('occurredOn', today);
    await reopen.write('why', 'Half of the area was left out');
    await reopen.press('Record');
    await new UloPage(visitor, name).arrived();
    await step.open(`/ulos/${id}/steps/A1`);
    expect(await step.main.innerText()).toMatch(/Step reopened[^]*Half of the area was left out/u);

    const plan = await (await new UloPage(visitor, name).open(`/ulos/${id}`)).tab('Plan');
    expect(await plan.main.innerText()).toMatch(/These steps decide that day: A1/u);
    expect(await overflow(page)).toBe(0);
    expect(visitor.complaints.filter((complaint) => !/409/u.test(complaint))).toEqual([]);
    await visitor.leave();
  }, 120_000);
});

describe('a waiver', () => {
  it('is requested by one person and granted by another; then the steps that waited for it are ready', async () => {
    const id = await begun('Walking to a waiver');
    const manager = await site.come('with mouse and keyboard', 'programme-manager');
    const step = await new PageObject(manager, assess).open(`/ulos/${id}/steps/A1`);
    await step.follow('Ask to waive it');
    const ask = await new FormPage(manager, 'Ask to waive a step').arrived();
    await ask.day('occurredOn', today);
    await ask.write('why', 'It was done last year');
    await ask.press('Record');
    await new UloPage(manager, 'Walking to a waiver').arrived();
    await manager.leave();

    const committee = await site.come('with mouse and keyboard', 'committee');
    const steps = await new UloPage(committee, 'Steps').open(`/ulos/${id}/steps`);
    expect((await steps.rows('Waivers that somebody asked for'))[0]?.slice(0, 2)).toEqual(['A1', 'It was done last year']);
    await steps.follow('Grant it');
    const grant = await new FormPage(committee, 'Grant a waiver').arrived();
    await grant.day('occurredOn', today);
    await grant.press('Continue');
    const check = await new PageObject(committee, 'Check your answers').arrived();
    await check.press('Confirm and grant a waiver');
    await new UloPage(committee, 'Walking to a waiver').arrived();
    const after = await new UloPage(committee, 'Steps').open(`/ulos/${id}/steps`);
    expect(await task(after, assess).innerText()).toMatch(/Waived on[^]*It was done last year[^]*Waived/u);
    expect(await task(after, gather).innerText()).toContain('Ready to start');
    await committee.leave();
  }, 90_000);
});
