import { choosePersona } from '../support/choose-persona.js';
import { filledIn } from '../support/page-forms.js';
import { startTestServer, type Answer, type TestServer } from '../support/server.js';

/** Entries of the history of MAP on pages, and the text above the forms that correct them. */
describe('the history on pages', () => {
  let server: TestServer;
  let cookies: Record<string, string>;
  let ulo: string;
  let moved: { id: string; revision: number; corrects: null }[];
  let planned: { id: string; revision: number };
  const text = (page: string): string => page.replace(/<[^>]*>/gu, ' ').replace(/\s+/gu, ' ');
  const get = async (path: string, role = 'programme-manager'): Promise<string> => (await server.nobody.get(path, { cookie: cookies[role] ?? '' })).text;
  const post = (path: string, body: Record<string, string>, cookie: string): Promise<Answer> =>
    server.nobody.send(path, { method: 'POST', body: new URLSearchParams(body).toString(), headers: { 'content-type': 'application/x-www-form-urlencoded', origin: server.url, 'sec-fetch-site': 'same-origin', cookie } });

  beforeAll(async () => {
    server = await startTestServer({ env: { EXAMPLE: 'on' } });
    cookies = Object.fromEntries(await Promise.all(['programme-manager', 'mentor', 'auditor'].map(async (role) => [role, await choosePersona(server, role)] as const)));
    const { items } = (await server.as('auditor').get('/api/ulos')).json<{ items: { id: string; name: string }[] }>();
    ulo = items.find(({ name }) => name.startsWith('Mercian'))?.id ?? '';
    const { items: entries } = (await server.as('auditor').get(`/api/ulos/${ulo}/history?limit=200`)).json<{ items: { id: string; type: string; revision: number; about: { id: string }[]; corrects: null }[] }>();
    moved = entries.filter(({ type }) => type === 'MilestoneRescheduled');
    const named = entries.find(({ type }) => type === 'MilestoneRescheduled')?.about[0]?.id;
    planned = entries.find(({ id }) => id === named) ?? { id: '', revision: -1 };
  }, 60_000);
  afterAll(() => server.stop());

  it('shows which milestone was moved, from when to when, in the list, the search, the comparison and the file', async () => {
    const words = 'Launch event: From 30 April 2010 to 24 September 2010';
    expect(text(await get(`/ulos/${ulo}/history?asAt=2010-03-22`))).toContain(words);
    expect(text(await get(`/audit?ulo=${ulo}&type=MilestoneRescheduled`))).toContain(words);
    expect(text(await get(`/ulos/${ulo}/compare?from=2010-03-01&to=2010-04-01`))).toContain(words);
    expect(await get(`/ulos/${ulo}/history.csv`)).toMatch(/,Milestone rescheduled,Launch event,"?From 2010-04-30 to 2010-09-24/u);
    expect(await get('/audit.csv?type=MilestoneRescheduled')).toMatch(/Launch event: From 30 April 2010 to 24 September 2010/u);
  });

  it('shows it on the entry, with a link to the milestone, and without an id', async () => {
    const page = await get(`/ulos/${ulo}/history/${moved[0]?.id}`);
    expect(text(page)).toContain('Launch event: From 30 April 2010 to 24 September 2010');
    expect(page).toContain(`href="/ulos/${ulo}/history/${planned.id}"`);
    expect(text(page.slice(page.indexOf('What was recorded'), page.indexOf('What it changed')))).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/u);
  });

  it('numbers its entries from 1 everywhere', async () => {
    const number = (moved[0]?.revision ?? 0) + 1;
    expect(text(await get(`/ulos/${ulo}/history?asAt=2010-03-22`))).toMatch(new RegExp(`Milestone rescheduled by Programme manager, number ${number} `, 'u'));
    expect(text(await get(`/ulos/${ulo}/history/${moved[0]?.id}`))).toContain(`Number in this history ${number} `);
    expect(await get(`/ulos/${ulo}/history.csv`)).toMatch(new RegExp(`\\r\\n${number},2010-03-22,`, 'u'));
  });

  it('has headings that skip no level', async () => {
    const page = await get(`/ulos/${ulo}/history`);
    const levels = [...page.slice(page.indexOf('<h1')).matchAll(/<h([1-6])/gu)].map(([, level]) => Number(level));
    expect(levels.filter((level, i) => level > (levels[i - 1] ?? 0) + 1)).toEqual([]);
  });

  it('shows the proof of an entry without repeating an id three times', async () => {
    const page = await get(`/ulos/${ulo}/history/${moved[0]?.id}`);
    const ids = [...text(page.slice(page.indexOf('Hash and chain'))).matchAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gu)].map(([id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('shows what is corrected or withdrawn above the form and above the answers', async () => {
    for (const command of ['withdraw-fact', 'reschedule-milestone']) {
      const page = await get(`/ulos/${ulo}/record/${command}?corrects=${moved[0]?.id}`);
      expect(text(page)).toContain(`Milestone rescheduled (number ${(moved[0]?.revision ?? 0) + 1}) What it says Launch event: From 30 April 2010 to 24 September 2010`);
    }
    const path = `/ulos/${ulo}/record/withdraw-fact`;
    const form = await get(`${path}?corrects=${moved[0]?.id}`);
    const check = await post(path, { ...filledIn(form, () => 'It was entered twice.', () => ''), corrects: moved[0]?.id ?? '' }, cookies['programme-manager'] ?? '');
    expect(check.status).toBe(200);
    expect(text(check.text)).toContain('Check your answers');
    expect(text(check.text)).toContain('Launch event: From 30 April 2010 to 24 September 2010');
  });

  it('links a correction to what it corrects', async () => {
    const corrected = await server.as('programme-manager').post('withdraw-fact', { ulo, corrects: moved[0]?.id, reason: 'It was entered twice.' });
    const list = await get(`/ulos/${ulo}/history`);
    expect(corrected.status).toBe(200);
    expect(list).toMatch(new RegExp(`href="/ulos/${ulo}/history/${moved[0]?.id}">Milestone rescheduled \\(number ${(moved[0]?.revision ?? 0) + 1}\\)`, 'u'));
  });
});

/** In the demonstration only the chosen role identifies a user. */
describe('a form that is sent after the role has changed', () => {
  let server: TestServer;
  let ulo: string;
  const send = (path: string, cookie: string, body?: Record<string, string>): Promise<Answer> =>
    server.nobody.send(path, { ...(body && { method: 'POST', body: new URLSearchParams(body).toString() }), headers: { ...(body && { 'content-type': 'application/x-www-form-urlencoded' }), origin: server.url, 'sec-fetch-site': 'same-origin', cookie } });
  const sessions = async (): Promise<number> => (await server.as('mentor').get(`/api/ulos/${ulo}`)).json<{ mentoring: { sessions: unknown[] } }>().mentoring.sessions.length;
  const typed = { 'occurredOn-day': '14', 'occurredOn-month': '1', 'occurredOn-year': '2026', hours: '2', topics: 'launch', note: 'We wrote the invitation together.' };
  beforeAll(async () => {
    server = await startTestServer({ env: { EXAMPLE: 'on' } });
    const { items } = (await server.as('auditor').get('/api/ulos')).json<{ items: { id: string; name: string }[] }>();
    ulo = items.find(({ name }) => name.startsWith('Riverside'))?.id ?? '';
  }, 60_000);
  afterAll(() => server.stop());

  it.each(['record/log-mentoring-session', 'sessions/new'])('keeps the answers of %s until a role is chosen again, and records nothing by itself', async (place) => {
    const before = await sessions();
    const path = `/ulos/${ulo}/${place}`;
    const lost = await send(path, '', { ...typed, length: 'other' });
    expect(lost.status).toBe(303);
    const kept = decodeURIComponent(/next=([^&]+)/u.exec(lost.headers.get('location') ?? '')?.[1] ?? '');
    expect(kept).toMatch(/^\/kept\//u);
    const cookie = await choosePersona(server, 'mentor');
    const page = await send(kept, cookie);
    expect(page.text).toContain('Show what I typed');
    const form = await send(path, cookie, filledIn(page.text, () => '', () => ''));
    expect([form.status, form.text]).toEqual([200, expect.stringContaining('We wrote the invitation together.')]);
    expect(await sessions()).toBe(before);
    expect((await send(kept, cookie)).status).toBe(404);
  });

  it('is refused when its role is not the one that opened it', async () => {
    const [mentor, manager] = [await choosePersona(server, 'mentor'), await choosePersona(server, 'programme-manager')];
    const path = `/ulos/${ulo}/record/log-mentoring-session`;
    const opened = (await send(path, mentor)).text;
    const fields = { ...filledIn(opened, () => '', () => ''), ...typed };
    const before = await sessions();
    const refused = await send(path, manager, fields);
    expect([refused.status, refused.text]).toEqual([409, expect.stringContaining('This form was opened in another role, and you now act as programme manager.')]);
    expect(refused.text).toMatch(/<h1[^>]*>\s*Your role has changed/u);
    expect(refused.text).not.toContain('address');
    expect(await sessions()).toBe(before);
    expect((await send(path, mentor, fields)).status).toBe(303);
  });
});
