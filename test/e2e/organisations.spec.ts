import { overflow } from '../support/browser.js';
import type { BrowserUser } from '../support/browser-user.js';
import { PageObject } from './pages/page-object.js';
import { FormPage } from './pages/site.js';
import { useSite } from './pages/use-site.js';

const name = 'Thistledown Mentors';

const site = useSite();
let manager: BrowserUser;
beforeAll(async () => {
  manager = await site.openAs('programme-manager', { javaScriptEnabled: false });
}, 90_000);

describe('the register of organisations', () => {
  it('lists recorded names that match no organisation yet', async () => {
    const page = await new PageObject(manager, 'Organisations').open('/organisations');
    expect(await page.main.innerText()).toMatch(/Names that are matched with no organisation/u);
    expect(await page.main.innerText()).toMatch(/Disability Solutions\s+mentors/u);
  }, 90_000);

  it('adds an organisation without JavaScript, and facts choose it instead of a name', async () => {
    const list = await new PageObject(manager, 'Organisations').open('/organisations');
    await list.follow('Add an organisation');
    const form = await new FormPage(manager, 'Add an organisation').arrived();
    await form.day('occurredOn', '2026-01-05');
    await form.write('name', name);
    await form.tick('ULO that mentors others');
    await form.press('Record');
    const page = await new PageObject(manager, name).arrived();
    expect(await page.notice()).toMatch(/Organisation added/u);
    const { pathname } = new URL(manager.page.url());
    const { items: [ulo] } = await site.server.ask<{ items: { id: string }[] }>('/api/ulos?limit=1');
    const agree = await new FormPage(manager, 'Agree mentoring').open(`/ulos/${ulo?.id ?? ''}/record/agree-mentoring`);
    await agree.day('occurredOn', '2026-01-05');
    await agree.tick(name);
    await agree.day('startsOn', '2040-01-05');
    await agree.day('endsOn', '2041-01-04');
    await agree.press('Record');
    await manager.page.locator('.govuk-notification-banner').waitFor();
    await new PageObject(manager, name).open(pathname);
    expect(await manager.page.locator('table').first().innerText()).toMatch(/mentors\s+Thistledown Mentors\s+5 January 2040 to 4 January 2041\s+No/u);
  }, 90_000);

  it('fits a narrow screen', async () => {
    const narrow = await site.openAs('programme-manager', { viewport: { width: 320, height: 640 } });
    await new PageObject(narrow, 'Organisations').open('/organisations');
    expect(await overflow(narrow.page)).toBe(0);
  }, 90_000);
});
