import type { Browser } from 'playwright-core';
import { emailHtml, type Email } from '#reminders';
import { axeFaults, openBrowser, overflow } from '../support/browser.js';

const item = { about: 'a', what: 'Launch event of a ULO with a long name is due', whyNow: 'It is due in 7 days, on Friday 24 September 2010.', whatToDo: 'Record that it was held, or move it with a reason.', link: '/ulos/x/plan' };
const emails: Record<string, Email> = {
  'of one thing': { id: '1', person: 'p', subject: 'Launch event in 7 days', items: [item] },
  'of several things': { id: '2', person: 'p', subject: '2 reminders for today', items: [item, { ...item, what: 'The lease ends' }] },
};

describe('the HTML of an email', () => {
  let browser: Browser;
  beforeAll(async () => void (browser = await openBrowser()), 60_000);
  afterAll(() => browser?.close());

  it.each(Object.keys(emails))('%s passes axe, and fits a screen of 320 pixels', async (which) => {
    const page = await browser.newPage({ viewport: { width: 320, height: 640 } });
    await page.setContent(emailHtml(emails[which] as Email, { name: 'Asha', site: 'https://milepost.example', stopAt: () => 'https://milepost.example/stop-reminders/x' }));
    expect(await page.locator('h1').count()).toBe(1);
    // An email has no scripts of the site, and axe is configured for that.
    await page.evaluate('document.body.classList.add("js-enabled")');
    expect(await axeFaults(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/email-${which.replaceAll(' ', '-')}.png`, fullPage: true });
    await page.close();
  });
});
