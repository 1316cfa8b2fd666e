import type { Page } from 'playwright-core';
import { systemClock, systemIds } from '#kernel';
import { axeFaults, overflow } from '../support/browser.js';
import type { BrowserUser } from '../support/browser-user.js';
import { useSite } from './pages/use-site.js';

const wide = { width: 1200, height: 900 };
const narrow = { width: 320, height: 800 };
const label = /example data/iu;

interface Seen {
  path: string;
  title: string;
  faults: string[];
}

const site = useSite();
// Two at a time: the browser uses one process for each.
let managers: BrowserUser[];
beforeAll(async () => {
  managers = await Promise.all([1, 2].map(() => site.openAs('programme-manager')));
  await grantRole();
}, 60_000);

/** Grants a role, which can be revoked: no person of the examples has one. */
async function grantRole(): Promise<void> {
  const { items } = await site.server.ask<{ items: { id: string }[] }>('/api/programmes');
  const person = await record('register-person', { name: 'Ottoline Brackenthwaite', organisation: 'Thistledown Trust', role: 'mentor' });
  await record('grant-role', { person: person.replace('person-', ''), role: 'mentor', programmeScope: items[0]?.id });
}

/** @returns the stream */
async function record(command: string, fields: object): Promise<string> {
  const data = { commandId: systemIds.next(), occurredOn: systemClock.today(), ...fields };
  const answer = await managers[0]?.page.request.post(`/api/commands/${command}`, { data, headers: { 'milepost-persona': 'programme-manager' } });
  expect([command, answer?.status()]).toEqual([command, 200]);
  return ((await answer?.json()) as { stream: string }).stream;
}

/** Links that differ only in query parameters count as one page; entries of a history as one entry of each ULO. */
function kindOf(path: string): string {
  const { pathname, searchParams } = new URL(path, site.server.url);
  const entry = pathname.replace(/\/history\/[^/.]+$/u, '/history/…');
  return [entry, ...[...searchParams.keys()].filter((key) => key !== 'next')].join(' ');
}

const isUnlabelled = (path: string, text: string): boolean => /^\/(ulos|programmes|warnings|record|\?|$)/u.test(path) && path !== '/record/open-programme' && !label.test(text);

/** The errors of a page, in words, on a wide and on a narrow screen. */
async function look({ page, complaints }: BrowserUser, path: string): Promise<Seen> {
  const answer = await page.goto(path);
  const faults = answer?.status() === 200 ? [] : [`answered ${answer?.status()}`];
  faults.push(...complaints.splice(0), ...(await axeFaults(page)));
  const headings = await page.locator('h1').count();
  if (headings !== 1) faults.push(`${headings} h1`);
  if (isUnlabelled(path, await page.locator('body').innerText())) faults.push('not labelled as example data');
  await page.setViewportSize(narrow);
  const over = await overflow(page);
  if (over > 0) faults.push(`${over} px wider than a screen of 320 px`);
  faults.push(...(await page.evaluate<string[]>(sideways)));
  await page.setViewportSize(wide);
  return { path, title: await page.title(), faults };
}

/** Tables with rows as cards on a narrow screen that are still wider than the screen. */
const sideways = `[...document.querySelectorAll('.mp-scroll:has(> .mp-cards)')].filter((table) => table.scrollWidth > table.clientWidth + 1)
  .map((table) => 'cards that scroll sideways: ' + table.getAttribute('aria-label'))`;

/** The form of a command that was checked for another ULO: only its subject can differ. */
async function glance({ page }: BrowserUser, path: string): Promise<Seen> {
  const answer = await page.request.get(path);
  const html = await answer.text();
  const faults = answer.status() === 200 ? [] : [`answered ${answer.status()}`];
  if (html.split('<h1').length !== 2) faults.push('not one h1');
  if (isUnlabelled(path, html)) faults.push('not labelled as example data');
  return { path, title: /<title[^>]*>([^<]*)/u.exec(html)?.[1] ?? '', faults };
}

async function linksOf(page: Page): Promise<string[]> {
  const all = await page.evaluate<string[]>('[...document.querySelectorAll("a[href]")].map((a) => a.href)');
  return all.filter((href) => href.startsWith(`${site.server.url}/`)).map((href) => href.slice(site.server.url.length).replace(/#.*/u, ''));
}

const commandOf = (path: string): string | undefined => /\/record\/([a-z-]+)$/u.exec(path)?.[1];

/** Opens every page that a link leads to. Returns the pages, and the addresses of lists as files. */
async function crawl(): Promise<{ pages: Seen[]; files: string[]; data: string[] }> {
  const [pages, files, data, forms, found]: [Seen[], string[], string[], Set<string>, string[]] = [[], [], [], new Set(), ['/']];
  const known = new Set(found.map(kindOf));
  const open = async (visitor: BrowserUser, path: string): Promise<void> => {
    const form = commandOf(path);
    if (form && forms.has(form)) return void pages.push(await glance(visitor, path));
    if (form) forms.add(form);
    pages.push(await look(visitor, path));
    for (const link of await linksOf(visitor.page)) {
      if (known.has(kindOf(link))) continue;
      known.add(kindOf(link));
      (/\.csv(\?|$)/u.test(link) ? files : /\.(json|ics)(\?|$)/u.test(link) ? data : found).push(link);
    }
  };
  while (found.length > 0)
    await Promise.all(managers.map(async (visitor) => {
      for (let path = found.shift(); path !== undefined; path = found.shift()) await open(visitor, path);
    }));
  return { pages, files, data };
}

describe('every page that a programme manager can reach', () => {
  let pages: Seen[] = [];
  let files: string[] = [];
  let data: string[] = [];
  beforeAll(async () => {
    // The examples name organisations, but the register is empty.
    const added = await fetch(`${site.server.url}/api/commands/add-organisation`, {
      method: 'POST', headers: { 'content-type': 'application/json', 'milepost-persona': 'programme-manager' },
      body: JSON.stringify({ occurredOn: '2026-01-05', name: 'Disability Solutions', kind: 'mentor-ulo' }),
    });
    expect(added.status).toBe(200);
    ({ pages, files, data } = await crawl());
  }, 1_800_000);

  it('has many pages: every view of both ULOs, and the form of every command', async () => {
    const commands = await site.server.ask<{ name: string; stream: string; allowed: boolean }[]>('/api/commands');
    const forms = new Set(pages.map(({ path }) => commandOf(path.replace(/\?.*/u, ''))));
    // Publishing a template and making a calendar address have separate pages.
    expect(commands.filter((c) => c.allowed && !forms.has(c.name)).map((c) => c.name)).toEqual(['publish-template', 'issue-calendar-address', 'revoke-calendar-address']);
    expect(pages.filter(({ path }) => /^\/programmes\/[^/]+\/templates\/publish/u.test(path)).length).toBeGreaterThan(0);
    expect(pages.filter(({ path }) => /^\/people\/[^/]+\/calendar$/u.test(path)).length).toBeGreaterThan(0);
    expect(pages.length).toBeGreaterThan(150);
  });

  it('responds, has one h1, fits 320 px and marks example data; axe and the browser report no errors', () => {
    expect(pages.filter((page) => page.faults.length > 0)).toEqual([]);
  });

  it('has a unique title', () => {
    const byTitle = Map.groupBy(pages.filter(({ path }) => !path.includes('?')), ({ title }) => title);
    expect([...byTitle].filter(([, same]) => same.length > 1).map(([title, same]) => [title, ...same.map((s) => s.path)])).toEqual([]);
  });

  it('offers its lists as files that contain rows', async () => {
    expect(files.length).toBeGreaterThan(10);
    const asked = (await site.openAs('programme-manager')).page.request;
    for (const path of files) {
      const answer = await asked.get(path);
      expect([path, answer.status(), answer.headers()['content-type']]).toEqual([path, 200, 'text/csv; charset=utf-8']);
      expect([path, (await answer.text()).trim().split('\n').length > 1]).toEqual([path, true]);
    }
  });

  it('offers its data for other programs', async () => {
    const asked = (await site.openAs('programme-manager')).page.request;
    expect(data.length).toBeGreaterThan(0);
    for (const path of data) {
      const answer = await asked.get(path);
      expect([path, answer.status(), answer.headers()['content-type']]).toEqual([path, 200, /\.ics/u.test(path) ? 'text/calendar; charset=utf-8' : 'application/json; charset=utf-8']);
    }
  });
});
