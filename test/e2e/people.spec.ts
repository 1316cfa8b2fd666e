import { overflow } from '../support/browser.js';
import type { BrowserUser } from '../support/browser-user.js';
import { PageObject } from './pages/page-object.js';
import { FormPage } from './pages/site.js';
import { useSite } from './pages/use-site.js';

const name = 'Ottoline Brackenthwaite';
const erased = 'A person whose details were erased';

const site = useSite();
let manager: BrowserUser;
let officer: BrowserUser;
beforeAll(async () => {
  manager = await site.openAs('programme-manager');
  officer = await site.openAs('data-protection-officer', { javaScriptEnabled: false });
}, 90_000);

describe('a person', () => {
  let address: string;

  it('is registered by the programme manager, who sees errors at the field, with the values kept', async () => {
    const list = await new PageObject(manager, 'People').open('/people');
    await list.follow('Register a person');
    const form = await new FormPage(manager, 'Register a person').arrived();
    await form.day('occurredOn', '2026-01-05');
    await form.write('name', name);
    await form.write('mail', 'no address');
    await form.write('organisation', 'Thistledown Trust');
    await form.tick('Mentor');
    await form.press('Record');
    await manager.page.locator('.govuk-error-summary').waitFor();
    expect(await form.problems()).toEqual(['Address for mail must be an address like name@example.org']);
    expect(await form.field('name').inputValue()).toBe(name);
    await form.write('mail', 'ottoline@example.org');
    await form.press('Record');
    const page = await new PageObject(manager, name).arrived();
    expect(await page.notice()).toMatch(/Person registered/u);
    expect(await page.main.innerText()).toMatch(/ottoline@example\.org/u);
    address = new URL(manager.page.url()).pathname;
  }, 90_000);

  it('is changed on a form that starts with the known details', async () => {
    const form = await new FormPage(manager, 'Change the details of a person').open(`${address}/record/change-person`);
    expect(await form.field('mail').inputValue()).toBe('ottoline@example.org');
    await form.day('occurredOn', '2026-01-06');
    await form.write('mail', '');
    await form.press('Record');
    const page = await new PageObject(manager, name).arrived();
    expect(await page.main.innerText()).toMatch(/There is no address for mail/u);
  }, 90_000);

  it('gets a calendar address, then another one, after which the first stops working, and it is switched off', async () => {
    const page = await new PageObject(manager, 'Calendar address').open(`${address}/calendar`);
    const shown = () => manager.page.locator('.mp-address').innerText();
    const status = async (feed: string) => (await fetch(feed)).status;
    await page.press('Get an address');
    await manager.page.locator('.mp-address').waitFor();
    const first = await shown();
    expect(first).toMatch(/\/calendar\/[\w-]{43}\.ics$/u);
    expect(await (await fetch(first)).text()).toMatch(/^BEGIN:VCALENDAR\r\n[^]*BEGIN:VEVENT\r\n/u);
    await page.arrived();
    await manager.page.setViewportSize({ width: 320, height: 700 });
    expect(await overflow(manager.page)).toBe(0);
    await manager.page.setViewportSize({ width: 1200, height: 900 });
    await page.press('Get a new address');
    await manager.page.getByText(first).waitFor({ state: 'detached' });
    const second = await shown();
    expect([await status(first), await status(second)]).toEqual([404, 200]);
    await page.press('Switch the address off');
    await manager.page.locator('.mp-address').waitFor({ state: 'detached' });
    expect(await status(second)).toBe(404);
    await page.arrived();
  }, 90_000);

  it('fits a screen 320 pixels wide', async () => {
    await manager.page.setViewportSize({ width: 320, height: 700 });
    for (const path of ['/people', address, `${address}/record/set-reminder-preferences`, `${address}/record/stop-reminders`]) {
      await manager.page.goto(path);
      expect(await overflow(manager.page)).toBe(0);
    }
    await manager.page.setViewportSize({ width: 1200, height: 900 });
  }, 90_000);

  it.each(['auditor', 'mentor', 'committee'])('is not shown to the role %s, nor is a link to it', async (role) => {
    const visitor = await site.openAs(role);
    await visitor.page.goto('/');
    expect(await visitor.page.getByRole('link', { name: 'People', exact: true }).count()).toBe(0);
    for (const path of ['/people', address, `${address}/record/change-person`]) {
      const answer = await visitor.page.goto(path);
      expect(answer?.status()).toBe(403);
      expect(await visitor.page.locator('body').innerText()).not.toMatch(/Ottoline/u);
    }
  }, 90_000);

  it('is erased by the data protection officer, after a check of the answers; no page shows who it was', async () => {
    const page = await new PageObject(officer, name).open(address);
    await page.follow('Erase the details of a person');
    const form = await new FormPage(officer, 'Erase the details of a person').arrived();
    await form.day('occurredOn', '2026-01-07');
    await form.press('Continue');
    const check = await new PageObject(officer, 'Check your answers').arrived();
    expect(await check.main.innerText()).toMatch(new RegExp(name, 'u'));
    await officer.page.locator('button[value=record]').click();
    const gone = await new PageObject(officer, erased).arrived();
    expect(await gone.notice()).toMatch(/Personal data erased/u);
    const list = await new PageObject(manager, 'People').open('/people');
    expect(await list.main.innerText()).not.toMatch(/Ottoline/u);
    expect(await list.main.innerText()).toMatch(/whose details were erased/u);
    await new PageObject(manager, erased).open(address);
    expect(await manager.page.locator('body').innerText()).not.toMatch(/Ottoline|example\.org/u);
    expect([...manager.complaints, ...officer.complaints]).toEqual([]);
  }, 90_000);
});
