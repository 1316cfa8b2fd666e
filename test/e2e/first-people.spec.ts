import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../support/browser.js';
import { milepostWith } from '../support/cli.js';
import { freePort } from '../support/redis-server.js';
import { openAs, type BrowserUser } from '../support/browser-user.js';
import { PageObject } from './pages/page-object.js';
import { FormPage } from './pages/site.js';

const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date());

/** The section “With others” of the README, in browsers without JavaScript: `npm start`, one command, and pages. No mail server. */
describe('a new installation', () => {
  let folder: string;
  let started: ChildProcess;
  let browser: Browser;
  let settings: Record<string, string>;
  let site: string;
  const profiles: BrowserUser[] = [];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'milepost-first-'));
    const port = String(await freePort());
    settings = { SIGN_IN: 'on', DATA_DIR: folder, PORT: port };
    site = `http://localhost:${port}`;
    started = spawn(process.execPath, ['apps/bootstrap/start.mjs'], { env: { PATH: process.env['PATH'], ...settings }, stdio: ['ignore', 'pipe', 'inherit'] });
    const listens = new Promise<void>((resolve, reject) => {
      let said = '';
      started.once('exit', (code) => reject(new Error(`npm start ended with ${code}: ${said}`)));
      started.stdout?.setEncoding('utf8').on('data', (text: string) => void ((said += text).includes('Milepost: http') && resolve()));
    });
    [browser] = await Promise.all([openBrowser(), listens]);
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    const ended = new Promise((resolve) => started.once('exit', resolve));
    started.kill('SIGTERM');
    await ended;
    await rm(folder, { recursive: true, force: true });
  });

  /** A separate browser profile in which a person opens a link. */
  async function profile(link: string, heading: string): Promise<FormPage> {
    const visitor = await openAs(browser, site, undefined, { javaScriptEnabled: false });
    profiles.push(visitor);
    return new FormPage(visitor, heading).open(new URL(link).pathname);
  }

  /** Registers a person, grants them a role, and returns the link that the administrator hands on. */
  async function invited(admin: FormPage, name: string, role: string, place: string): Promise<string> {
    const form = await new FormPage(admin.stand, 'Register a person').open('/people/record/register-person');
    await form.day('occurredOn', today);
    await form.write('name', name);
    await form.write('organisation', 'Example');
    await form.tick(role);
    await form.press('Record');
    const person = await new FormPage(admin.stand, name).arrived();
    await person.follow('Grant a role');
    const grant = await new FormPage(admin.stand, 'Grant a role').arrived();
    await grant.day('occurredOn', today);
    await grant.choose('role', role);
    await grant.tick(place);
    await grant.press('Record');
    await admin.page.getByText('Role granted').first().waitFor();
    await person.press('Invite to sign in');
    const link = /http:\/\/localhost:\d+\/sign-in\/link\/\S+/u.exec(await person.main.innerText())?.[0];
    if (link === undefined) throw new Error(await person.main.innerText());
    return link;
  }

  it('has an administrator, a manager, a mentor and an auditor who are signed in, each with their own data', async () => {
    const printed = await milepostWith(settings, 'administrator', 'invite', 'you@example.org');
    expect([printed.code, printed.err]).toEqual([0, '']);
    const admin = await profile(printed.out.trim(), 'Become administrator');
    await admin.write('name', 'Ada Admin');
    await admin.write('organisation', 'County council');
    await admin.press('Become administrator and sign in');
    // The form asks in words for the missing answer.
    expect(await admin.problems()).toEqual(['Select what you do in the programmes']);
    await admin.tick('Programme manager');
    await admin.press('Become administrator and sign in');
    await admin.page.waitForURL(`${site}/people`);

    const links = [
      await invited(admin, 'Mia Manager', 'Programme manager', 'ULO development in Riverside (invented)'),
      await invited(admin, 'Tom Mentor', 'Mentor', 'Riverside Voices (invented)'),
      await invited(admin, 'Aud Itor', 'Auditor', 'ULO development in Tamworth'),
    ];
    const signedIn: FormPage[] = [];
    for (const link of links) {
      const page = await profile(link, 'Sign in');
      await page.press('Sign in');
      await page.page.getByText('Signed in as').first().waitFor();
      signedIn.push(page);
    }
    const [manager, mentor, auditor] = signedIn as [FormPage, FormPage, FormPage];
    const seen = async (person: FormPage): Promise<string> => {
      await person.page.goto('/ulos');
      return person.main.innerText();
    };
    expect([await seen(manager), await seen(mentor), await seen(auditor)].map((text) => [text.includes('Riverside Voices'), text.includes('Mercian Ability Partnership')])).toEqual([[true, false], [true, false], [false, true]]);
    await new PageObject(manager.stand, 'My programmes').open('/');
    await new PageObject(mentor.stand, 'My ULOs').open('/');
    await new PageObject(auditor.stand, 'Audit').open('/');
    expect((await auditor.page.goto('/people'))?.status()).toBe(403);
    expect(profiles.flatMap(({ complaints }) => complaints).filter((one) => !one.includes('403'))).toEqual([]);
  }, 240_000);
});
