import { addDays, systemClock, systemIds, type Role } from '#kernel';
import { date } from '#ui';
import { until } from '#spec';
import { overflow } from '../support/browser.js';
import { PageObject, type PageContext } from './pages/page-object.js';
import { FormPage, ProgrammePage, UloPage } from './pages/site.js';
import { useSite } from './pages/use-site.js';

const today = systemClock.today();
const startedOn = addDays(today, -3);

const site = useSite();

/** Opens a programme and starts a ULO in it, with pages only. @returns the addresses of both */
async function startUlo(visitor: PageContext, programme: string, name: string): Promise<{ programme: string; ulo: string }> {
  await (await new PageObject(visitor, 'Programmes').open('/programmes')).follow('Open a programme');
  const open = await new FormPage(visitor, 'Open a programme').arrived();
  await open.day('occurredOn', startedOn);
  await open.write('name', programme);
  await open.write('area', 'County');
  await open.press('Record');
  const page = await new ProgrammePage(visitor, programme).arrived();
  const at = new URL(visitor.page.url()).pathname;
  await page.follow('Start developing a ULO');
  const start = await new FormPage(visitor, 'Start developing a ULO').arrived();
  await start.day('occurredOn', startedOn);
  await start.write('name', name);
  await start.write('area', 'Town');
  await start.write('commissioner', 'Council');
  await start.press('Record');
  await new UloPage(visitor, name).arrived();
  const ulo = new URL(visitor.page.url()).pathname;
  const id = ulo.slice('/ulos/'.length);
  // A process manager gives it a plan a moment later.
  await until(async () => (await site.server.ask<{ steps: { plan: object | null } }>(`/api/ulos/${id}`)).steps.plan !== null);
  return { programme: at, ulo };
}

/** The launch on the page of the plan: its agreed day, its current day, and the summary of the plan. */
async function launchOn(visitor: PageContext, ulo: string): Promise<{ agreed: string | undefined; now: string | undefined; said: string }> {
  const page = await new UloPage(visitor, 'Plan').open(`${ulo}/plan`);
  await page.main.locator('.govuk-details__summary').first().click();
  const [, agreed, now] = (await page.rows('Steps: agreed and now')).find(([step]) => step?.startsWith('E2')) ?? [];
  return { agreed, now, said: await page.main.innerText() };
}

describe('a programme manager, with pages only', () => {
  it.each(['without JavaScript', 'on a screen 320 pixels wide'])('starts a ULO from the template, moves a step, and moves the plan to a new version: %s', async (way) => {
    const name = `Steered ${way}`;
    const visitor = await site.come(way, 'programme-manager');
    const { page } = visitor;
    const at = await startUlo(visitor, `Programme ${way}`, name);

    const overview = await new UloPage(visitor, name).open(at.ulo);
    expect(await overview.main.locator('.govuk-task-list__item').allInnerTexts()).toEqual([expect.stringMatching(new RegExp(`^A1 Assess[^]*Commissioner, since ${date(startedOn)}`, 'u'))]);

    // The users adopt the plan: a baseline to compare with.
    const member = await site.come(way, 'user-member');
    const theirs = await new UloPage(member, 'Steps').open(`${at.ulo}/steps`);
    await theirs.follow('Adopt the plan');
    const adopt = await new FormPage(member, 'Adopt a plan').arrived();
    await adopt.day('occurredOn', today);
    await adopt.press('Record');
    await new UloPage(member, name).arrived();
    await member.leave();

    const before = await launchOn(visitor, at.ulo);
    const step = await new PageObject(visitor, 'C3 Adopt a constitution').open(`${at.ulo}/steps/C3`);
    await step.follow('Reschedule it');
    const reschedule = await new FormPage(visitor, 'Reschedule a step').arrived();
    await reschedule.day('occurredOn', today);
    await reschedule.tick('It starts on this day at the earliest');
    await reschedule.day('day', addDays(today, 600));
    await reschedule.field('reasonCode').selectOption({ index: 1 });
    await reschedule.press('Record');
    await new UloPage(visitor, name).arrived();
    const after = await launchOn(visitor, at.ulo);
    expect([after.agreed, after.now === before.now]).toEqual([before.agreed, false]);
    expect(after.said).toMatch(/later than first planned/u);
    expect(await overflow(page)).toBe(0);

    const templates = await new PageObject(visitor, 'Templates').open(`${at.programme}/templates`);
    await templates.follow('Default template');
    await (await new PageObject(visitor, 'Default template').arrived()).follow('Publish a version made from this one');
    const publish = await new FormPage(visitor, 'Publish a template').arrived();
    await publish.day('occurredOn', today);
    await publish.field('content').fill((await publish.field('content').inputValue()).replace(/(title: Hold the launch).*/u, '$1 event'));
    await publish.press('Continue');
    await (await new PageObject(visitor, 'Check your answers').arrived()).press('Publish the template');
    await templates.arrived();

    const steps = await new UloPage(visitor, 'Steps').open(`${at.ulo}/steps`);
    await steps.follow('Move to another version (now 0)');
    const move = await new FormPage(visitor, 'Move the plan to another version of the template').arrived();
    await move.day('occurredOn', today);
    await move.write('version', '1');
    await move.press('Continue');
    const check = await new PageObject(visitor, 'Check your answers').arrived();
    expect(await check.main.innerText()).toMatch(/Hold the launch event/u);
    await check.press('Move the plan');
    await new UloPage(visitor, name).arrived();
    await new PageObject(visitor, 'E2 Hold the launch event').open(`${at.ulo}/steps/E2`);
    expect(await overflow(page)).toBe(0);
    expect(visitor.complaints.filter((complaint) => !/409/u.test(complaint))).toEqual([]);
    await visitor.leave();
  }, 180_000);
});

async function command(role: Role, name: string, fields: object): Promise<string> {
  const answer = await fetch(`${site.server.url}/api/commands/${name}`, {
    method: 'POST', headers: { 'content-type': 'application/json', 'milepost-persona': role }, body: JSON.stringify({ commandId: systemIds.next(), occurredOn: today, ...fields }),
  });
  expect([name, answer.status]).toEqual([name, 200]);
  const { stream } = (await answer.json()) as { stream: string };
  return stream.replace(/^[a-z]+-/u, '');
}

/** A ULO with more ready steps than the overview shows. */
async function busyUlo(): Promise<string> {
  const programme = await command('programme-manager', 'open-programme', { name: 'Busy', area: 'County' });
  const ulo = await command('commissioner', 'start-ulo-development', { programme, name: 'Busy voices', area: 'Town', commissioner: 'Council' });
  await until(async () => (await site.server.ask<{ steps: { plan: object | null } }>(`/api/ulos/${ulo}`)).steps.plan !== null);
  await command('programme-manager', 'attach-evidence', { ulo, step: 'A1', title: 'Map', kind: 'report', keptAt: 'Shared folder' });
  await command('programme-manager', 'complete-step', { ulo, step: 'A1' });
  await command('commissioner', 'bring-people-together', { ulo, users: 5, carers: 1 });
  await command('commissioner', 'name-champion', { ulo, post: 'Director' });
  await command('commissioner', 'agree-mentoring', { ulo, mentor: 'Next', startsOn: today, endsOn: addDays(today, 400) });
  await command('commissioner', 'record-partnership', { ulo, commissioner: 'Council', mentor: 'Next', localPeople: true });
  await command('user-member', 'adopt-independence-statement', { ulo, statement: 'We decide.' });
  await command('programme-manager', 'form-steering-group', { ulo, users: 5, carers: 1, commissioners: 1, providers: 0, others: 0 });
  await command('user-member', 'adopt-aim', { ulo, aim: 'More say', offers: ['advice'], userGroups: ['learning-disability'], allAges: true });
  await command('programme-manager', 'appoint-worker', { ulo, fullTimeEquivalent: 1, dedicated: true });
  await command('committee', 'adopt-constitution', { ulo });
  // Steps that were completed today make these ready tomorrow, so they are started before.
  for (const step of ['A6', 'B3', 'B4', 'C2', 'C4', 'D3']) await command('programme-manager', 'start-step', { ulo, step });
  return ulo;
}

describe('the overview', () => {
  it('shows owner and day of at most five steps and the number of further ones, and is three phone screens long', async () => {
    const ulo = await busyUlo();
    const visitor = await site.openAs('programme-manager', { viewport: { width: 360, height: 800 } });
    const overview = await new UloPage(visitor, 'Busy voices').open(`/ulos/${ulo}`);
    const items = await overview.main.locator('.govuk-task-list__item').allInnerTexts();
    expect(items.map((text) => /(?:[A-Z][a-z ]+), since \d/u.test(text))).toEqual([true, true, true, true, true]);
    expect(await overview.main.getByRole('link', { name: 'All steps: 1 more is next' }).count()).toBe(1);
    expect(await visitor.page.evaluate('document.documentElement.scrollHeight')).toBeLessThan(3 * 800);
    await visitor.leave();
  }, 60_000);
});
