import { jest } from '@jest/globals';
import { ProgrammeRemindersPage, type Needs, type ProgrammeReminders } from '#dashboards';
import type { EventStore } from '#event-store';
import { addDays, allRoles, derivedId, type Role } from '#kernel';
import { ReminderLog, compareRows, isToCome, type ReminderRow } from '#reminders';
import { fakeClock, until } from '#spec';
import { startTestServer, type TestServer } from '../support/server.js';

// Reminders are sent by background work that yields to requests, so it needs more time.
jest.setTimeout(120_000);

const today = '2026-03-02';
let server: TestServer;
let programme: string;
let ulos: string[];
let manager: string;
let worker: string;

const command = async (name: string, body: object): Promise<string> => {
  const answer = await server.as('programme-manager').post(name, body);
  expect([name, answer.status, answer.body.errors]).toEqual([name, 200, undefined]);
  await server.web.runtime.model.waitFor(answer.body.position, 5_000);
  return answer.body.stream.replace(/^[a-z]+-/u, '');
};
const start = (of: string, name: string): Promise<string> =>
  command('start-ulo-development', { occurredOn: '2026-01-05', programme: of, name, area: 'Tamworth', commissioner: 'Staffordshire County Council' });
const page = async (query: string): Promise<ProgrammeReminders> => (await server.as('auditor').get(`/api/programmes/${programme}/reminders?${query}`)).json<ProgrammeReminders>();

/** All pages, one after the other. */
async function all(query = '', limit = 3): Promise<ReminderRow[]> {
  const rows: ReminderRow[] = [];
  let after = '';
  do {
    const { items, next } = await page(`limit=${limit}&${query}${after}`);
    rows.push(...items);
    after = next === null ? '' : `&after=${next}`;
  } while (after !== '');
  return rows;
}

/** The reminders on the pages of the ULOs, without those that came too late. */
async function eachByItself(fits: (row: ReminderRow) => boolean = () => true): Promise<ReminderRow[]> {
  const rows: ReminderRow[] = [];
  for (const ulo of ulos) {
    let after = '';
    do {
      const { items, next } = (await server.as('auditor').get(`/api/ulos/${ulo}/reminders?limit=200${after}`)).json<ProgrammeReminders>();
      rows.push(...items);
      after = next === null ? '' : `&after=${next}`;
    } while (after !== '');
  }
  return rows.filter((row) => row.state !== 'superseded' && fits(row)).sort(compareRows);
}
/** Reminders of the same day and minute are in the order of their ULOs. */
const summaries = (rows: readonly ReminderRow[]): string[] => rows.map(({ state, at, id, person, about }) => `${isToCome({ state }) ? '' : state} ${at} ${id} ${person} ${about?.why}`).sort();
const inOrder = (rows: readonly ReminderRow[]): boolean =>
  rows.every((row, i) => i === 0 || compareRows({ ...(rows[i - 1] as ReminderRow), id: '', person: null }, { ...row, id: '', person: null }) <= 0);

beforeAll(async () => {
  server = await startTestServer({ clock: fakeClock(`${today}T10:00:00.000Z`), managers: [] });
  programme = await command('open-programme', { occurredOn: '2026-01-05', name: 'Staffordshire', area: 'Staffordshire' });
  const other = await command('open-programme', { occurredOn: '2026-01-05', name: 'Elsewhere', area: 'Elsewhere' });
  ulos = [await start(programme, 'MAP'), await start(programme, 'Voices'), await start(programme, 'Nothing planned')];
  const elsewhere = await start(other, 'Elsewhere');
  const person = { organisation: 'MAP', occurredOn: '2026-01-10' };
  manager = await command('register-person', { ...person, name: 'Asha Okafor', mail: 'asha@ulo.example', role: 'programme-manager' });
  worker = await command('register-person', { ...person, name: 'Mo Adeyemi', mail: 'mo@ulo.example', role: 'development-worker', onlyUlo: ulos[1] });
  for (const ulo of [ulos[0], ulos[1], elsewhere])
    for (const [name, dueOn] of [['Launch', addDays(today, 59)], ['Committee', addDays(today, 9)], ['Policies', addDays(today, -12)], ['Far off', addDays(today, 380)]])
      await command('plan-milestone', { ulo, occurredOn: '2026-01-12', name, kind: 'launch', dueOn });
  await command('appoint-worker', { ulo: ulos[1], occurredOn: '2026-01-20', fullTimeEquivalent: 1, dedicated: true });
  for (const ulo of ulos.slice(0, 2))
    for (const row of (await server.as('auditor').get(`/api/ulos/${ulo}/reminders?state=planned&limit=4`)).json<ProgrammeReminders>().items.slice(2)) await sendNow(row);
  // Due reminders are sent automatically; the next ones wait for the morning.
  await until(async () => (await all('state=due')).length === 0);
  server.clock.set('2026-03-04T21:30:00.000Z');
  await server.web.runtime.model.waitFor(await server.web.runtime.store.head(), 5_000);
});
afterAll(() => server.stop());

const typed = { 'content-type': 'application/x-www-form-urlencoded' };
async function cookieOf(role: Role): Promise<string> {
  const chosen = await server.nobody.send('/who', { method: 'POST', headers: typed, body: `role=${role}&next=/` });
  return chosen.headers.get('set-cookie')?.split(';')[0] ?? '';
}
async function sendNow({ ulo, id }: ReminderRow): Promise<void> {
  const headers = { ...typed, cookie: await cookieOf('programme-manager') };
  expect((await server.nobody.send(`/ulos/${ulo}/reminders/${id}/send`, { method: 'POST', headers, body: '' })).status).toBe(303);
}

describe('the reminders of a programme', () => {
  it('are those of its ULOs and of no other, page by page, each once and in order', async () => {
    const rows = await all();
    const wanted = await eachByItself();
    const count = (state: string): number => wanted.filter((row) => row.state === state).length;
    expect([count('sent') >= 4, count('due') >= 2, count('planned') > 50]).toEqual([true, true, true]);
    expect(summaries(rows)).toEqual(summaries(wanted));
    expect(inOrder(rows)).toBe(true);
    expect(summaries(await all('', 50))).toEqual(summaries(wanted));
  });

  it.each(['to-come', 'past', 'planned', 'due', 'sent', 'failed'])('can be filtered by state: %s', async (state) => {
    const fits = (row: ReminderRow): boolean => row.state === state || state === (isToCome(row) ? 'to-come' : 'past');
    expect(summaries(await all(`state=${state}`))).toEqual(summaries(await eachByItself(fits)));
  });

  it('can be filtered by person and by ULO', async () => {
    expect(summaries(await all(`person=${manager}`))).toEqual(summaries(await eachByItself((row) => row.person === manager)));
    expect(summaries(await all(`ulo=${ulos[1]}`))).toEqual(summaries(await eachByItself((row) => row.ulo === ulos[1])));
    expect(summaries(await all('q=voic&state=sent'))).toEqual(summaries(await eachByItself((row) => row.ulo === ulos[1] && row.state === 'sent')));
    expect(await all('q=no-such-name')).toEqual([]);
    expect(await all(`person=${derivedId('nobody')}`, 50)).toEqual([]);
  });

  it('are read from the ULOs of the page only', async () => {
    const { store, model, people, clock, ids } = server.web.runtime;
    const read = new Set<string>();
    const watched: Pick<EventStore, 'readStream'> = { readStream: (stream, ...more) => (read.add(stream), store.readStream(stream, ...more)) };
    const sources = { store: watched, model, people: () => people.now(), log: new ReminderLog(store, clock, ids) };
    // A later page, where no reminder was handled before its time.
    const after = (await page('state=planned&limit=50')).next ?? '';
    for (const query of [{ state: 'planned', after }, { state: 'sent' }] as const) {
      read.clear();
      const { items } = await new ProgrammeRemindersPage(sources, programme, { ...query, limit: 1 }, clock.now()).read();
      expect(items.length).toBeGreaterThan(0);
      expect([...read].sort()).toEqual([`programme-${programme}`, ...new Set(items.map(({ ulo }) => `ulo-${ulo}`))].sort());
    }
  });

  it.each([['limit=51', 'limit'], ['state=superseded', 'state'], ['ulo=x', 'ulo'], ['after=x', 'after'], ['colour=red', 'colour']])('refuse %s, and name the parameter', async (query, field) => {
    expect((await server.as('auditor').get(`/api/programmes/${programme}/reminders?${query}`)).body).toMatchObject({ status: 400, errors: [{ field }] });
  });
  it('of an unknown programme are not found', async () => {
    expect((await server.as('auditor').get(`/api/programmes/${derivedId('x')}/reminders`)).status).toBe(404);
  });
});

describe('the list of tasks', () => {
  /** Due day, subject, ULO and owner of each row. */
  const listed = (person: string): Promise<string[]> => rowsOf(`/people/${person}/needs`, 'commissioner');
  const rowsOf = async (path: string, role: Role): Promise<string[]> => {
    const { text } = await server.nobody.get(path, { cookie: await cookieOf(role) });
    return [...text.matchAll(/<tr class="govuk-table__row"[^>]*>\s*<th scope="row"[^]*?<\/tr>/gu)].map(([row]) => row.replace(/<[^>]*>/gu, ' ').replace(/\s+/gu, ' ').trim().split(' Record ')[0] ?? '');
  };

  it('contains what is overdue or due within four weeks, for its owners', async () => {
    expect(await listed(worker)).toEqual(['18 February 2026 14 days ago Policies Voices Development worker', '11 March 2026 in 7 days Committee Voices Development worker']);
    expect((await listed(manager)).sort()).toEqual([
      '11 March 2026 in 7 days Committee Elsewhere Programme manager', '11 March 2026 in 7 days Committee MAP Programme manager',
      '18 February 2026 14 days ago Policies Elsewhere Programme manager', '18 February 2026 14 days ago Policies MAP Programme manager',
    ]);
  });

  it('is shown to all users for the role in which they act, and completely to a programme manager', async () => {
    expect(await rowsOf('/to-do', 'development-worker')).toEqual(await listed(worker));
    expect((await rowsOf('/to-do', 'programme-manager')).sort()).toEqual([...(await listed(manager)), ...(await listed(worker))].sort());
    expect(await rowsOf('/to-do', 'auditor')).toEqual([]);
    expect((await server.as('auditor').get('/api/needs?role=development-worker')).json<Needs>().items.map(({ name }) => name)).toEqual(['Policies', 'Committee']);
    expect((await server.as('auditor').get('/api/needs?role=king')).body).toMatchObject({ status: 400, errors: [{ field: 'role' }] });
  });

  it('of one person is shown only to roles that see details of people', async () => {
    for (const role of allRoles) {
      const { status } = await server.nobody.get(`/people/${worker}/needs`, { cookie: await cookieOf(role) });
      expect([role, status]).toEqual([role, ['programme-manager', 'commissioner', 'data-protection-officer'].includes(role) ? 200 : 403]);
    }
  });
});
