import { jest } from '@jest/globals';
import { addDays, type StoredEvent } from '#kernel';
import { readStream } from '#event-store';
import { readRoutes } from '../../apps/web/src/reads/read-routes.js';
import { idOf, startWithPeople, type PeopleWithScopes } from '../support/people-with-scopes.js';
import { controlsOf } from '../support/page-forms.js';
import type { TestBrowser } from '../support/signed-in.js';

jest.setTimeout(60_000);

interface Answer {
  status: number;
  text: string;
}
type Ask = (path: string, command?: object) => Promise<Answer>;

/** Mentors and funders see their own facts. They cannot correct or withdraw other facts: the parts that they do not see would be dropped. */
describe('a fact that a person sees only in part', () => {
  let app: PeopleWithScopes;
  let ulo: string;
  let [one, two] = ['', ''];
  let session: string;
  let report: string;
  const day = (): string => app.server.clock.today();
  const events = (): Promise<StoredEvent[]> => readStream(app.server.web.runtime.store, `ulo-${ulo}`);
  const corrections = async (of: string): Promise<StoredEvent[]> => (await events()).filter(({ data }) => (data as { ofEvent?: string }).ofEvent === of);
  const inOrganisation = async (name: string, role: string, organisationScope: string): Promise<string> => {
    const person = await app.person(name);
    await app.record('grant-role', { person, role, organisationScope }, 'administrator');
    await app.shown();
    return person;
  };
  async function asking(person: string): Promise<Ask> {
    const token = await app.tokenOf(person, [...Object.keys(readRoutes), 'log-mentoring-session', 'withdraw-fact', 'require-report', 'submit-report']);
    return async (path, command) => {
      const answer = await fetch(app.site + path, { headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, ...(command && { method: 'POST', body: JSON.stringify({ ulo, ...command }) }) });
      return { status: answer.status, text: await answer.text() };
    };
  }
  beforeAll(async () => {
    app = await startWithPeople({ managers: [] });
    ulo = app.places[0].ulo;
    const organisation = async (name: string): Promise<string> => idOf(await app.record('add-organisation', { name, kind: 'mentor-ulo' }));
    [one, two] = [await organisation('Mentor one'), await organisation('Mentor two')];
    const first = day();
    await app.record('agree-mentoring', { ulo, mentor: 'Mentor one', mentorOrganisation: one, startsOn: first, endsOn: first });
    session = (await app.record('log-mentoring-session', { ulo, occurredOn: first, hours: 1, topics: ['partnership-working'], note: 'A note of one' })).events[0] ?? '';
    app.server.clock.set(`${addDays(first, 1)}T12:00:00.000Z`);
    await app.record('agree-mentoring', { ulo, mentor: 'Mentor two', mentorOrganisation: two, startsOn: day(), endsOn: addDays(day(), 100) });
    for (const [funder, funderOrganisation] of [['Mentor one', one], ['Mentor two', two]] as const) {
      const { events: [agreement] } = await app.record('sign-agreement', { ulo, funder, funderOrganisation, instrument: 'grant', amountPence: 100_000, startsOn: day(), endsOn: addDays(day(), 1_200), coreSharePercent: 10 });
      const required = await app.record('require-report', { ulo, agreement, dueOn: addDays(day(), 30), about: `Report to ${funder}` });
      if (funder === 'Mentor one') report = required.events[0] ?? '';
    }
    await app.shown();
  }, 60_000);
  afterAll(() => app.stop());

  const corrected = (): object => ({ corrects: session, reason: 'Two hours.', occurredOn: addDays(day(), -1), hours: 2, topics: ['partnership-working'] });
  const form = (command: object): Record<string, string> => {
    const [year = '', month = '', date = ''] = addDays(day(), -1).split('-');
    return { 'occurredOn-year': year, 'occurredOn-month': month, 'occurredOn-day': date, ...command };
  };

  it('is not corrected or withdrawn by another mentor over the API', async () => {
    for (const person of [await inOrganisation('Other Mentor', 'mentor', two), await app.person('Mentor Alone', { role: 'mentor', ulo })]) {
      const ask = await asking(person);
      const correcting = await ask('/api/commands/log-mentoring-session', corrected());
      const withdrawing = await ask('/api/commands/withdraw-fact', { corrects: session, reason: 'It did not happen.' });
      expect([correcting.status, withdrawing.status]).toEqual([403, 403]);
      expect(correcting.text).toContain('the organisation that recorded it, programme manager');
    }
    expect(await corrections(session)).toEqual([]);
  });

  it('is not corrected or withdrawn by another mentor with a form', async () => {
    const browser: TestBrowser = await app.signedIn(await inOrganisation('Form Mentor', 'mentor', two));
    expect((await browser.get(`/ulos/${ulo}/record/log-mentoring-session?corrects=${session}`)).status).toBe(404);
    await browser.get(`/ulos/${ulo}/record/log-mentoring-session`);
    const correcting = await browser.post(`/ulos/${ulo}/record/log-mentoring-session`, form({ corrects: session, reason: 'Two hours.', hours: '2', topics: 'partnership-working' }));
    const withdrawing = await browser.post(`/ulos/${ulo}/record/withdraw-fact`, { corrects: session, reason: 'It did not happen.', _step: 'record' });
    expect([correcting.status, withdrawing.status]).toEqual([403, 403]);
    expect(await corrections(session)).toEqual([]);
  });

  it('is corrected by its mentor organisation, by the programme manager, and by the person who logged it', async () => {
    for (const person of [await inOrganisation('Own Mentor', 'mentor', one), await app.person('Mona Manager', { role: 'programme-manager', programme: app.places[0].programme })]) {
      // The mentoring of the first organisation has ended: it sees the ULO as its funder.
      const answer = await (await asking(person))('/api/commands/log-mentoring-session', { ...corrected(), note: `By ${person}` });
      expect([answer.status, answer.status === 200 ? '' : answer.text]).toEqual([200, '']);
    }
    const other = await asking(await inOrganisation('Own Session', 'mentor', two));
    // The note belongs to a day under another agreement, so it is hidden; but this person wrote it.
    const late = { occurredOn: addDays(day(), -1), hours: 3, topics: ['partnership-working'], note: 'Logged by another' };
    const { events: [theirs] } = JSON.parse((await other('/api/commands/log-mentoring-session', late)).text) as { events: [string] };
    expect((await other('/api/commands/log-mentoring-session', { ...late, corrects: theirs, reason: 'Four hours.', hours: 4 })).status).toBe(200);
    await app.record('log-mentoring-session', { ...late, ulo, corrects: theirs, reason: 'A note of the manager.', note: 'Of the manager' });
    expect((await other('/api/commands/log-mentoring-session', { ...late, corrects: theirs, reason: 'Four hours.', hours: 4 })).status).toBe(403);
  });

  it('is not corrected, withdrawn or read in the history by another funder if it is a report to one funder', async () => {
    const person = await inOrganisation('Other Funder', 'commissioner', await (async () => {
      const funder = idOf(await app.record('add-organisation', { name: 'Fund', kind: 'funder' }));
      await app.record('sign-agreement', { ulo, funder: 'Fund', funderOrganisation: funder, instrument: 'grant', amountPence: 200_000, startsOn: day(), endsOn: addDays(day(), 1_200), coreSharePercent: 10 });
      return funder;
    })());
    const ask = await asking(person);
    const { agreement } = (await events()).find(({ id }) => id === report)?.data as { agreement: string };
    const correcting = await ask('/api/commands/require-report', { corrects: report, reason: 'Later.', occurredOn: day(), agreement, dueOn: addDays(day(), 60) });
    const withdrawing = await ask('/api/commands/withdraw-fact', { corrects: report, reason: 'It did not happen.' });
    expect([correcting.status, withdrawing.status]).toEqual([403, 403]);
    expect(await corrections(report)).toEqual([]);
    const history = (await ask(`/api/ulos/${ulo}/history`)).text;
    expect(history).toContain('"ReportRequired"');
    expect(history).not.toContain('Report to Mentor');
    const browser = await app.signedIn(person);
    for (const path of [`/ulos/${ulo}/history`, `/ulos/${ulo}/history.csv`, '/audit', '/audit.csv', '/audit/chronology', `/ulos/${ulo}?tab=funding`]) expect((await browser.get(path)).text).not.toContain('Report to Mentor');
    const manager = await app.signedIn(await app.person('Max Manager', { role: 'programme-manager', programme: app.places[0].programme }));
    for (const path of [`/ulos/${ulo}/history`, '/audit']) expect((await manager.get(path)).text).toContain('Report to Mentor one');
  });

  it('keeps the person that it names in the form of a correction, even if the corrector does not see the name', async () => {
    const [{ programme }] = app.places;
    const owner = await app.person('Olive Owner', { role: 'development-worker', programme });
    await app.shown();
    await app.record('lay-out-plan', { ulo, startOn: '2026-01-05' });
    await app.record('add-step', { ulo, code: 'X1', title: 'Do X1', phase: 'A', owner: 'development-worker', days: 5 });
    const { events: [named] } = await app.record('name-step-owner', { ulo, step: 'X1', person: owner });
    await app.shown();
    const browser = await app.signedIn(await app.person('Only Ulo', { role: 'programme-manager', ulo }));
    const page = (await browser.get(`/ulos/${ulo}/record/name-step-owner?corrects=${named}`)).text;
    expect(page).toContain('As it is: somebody whose name you do not see here');
    expect(page).not.toContain('Olive');
    const values = Object.fromEntries(controlsOf(page).flatMap(({ name, type, value }) => (type === 'hidden' ? [[name, value]] : [])));
    expect(new RegExp(`<option[^>]*value="${owner}"[^>]*selected`, 'u').test(page) || new RegExp(`value="${owner}"[^>]*checked`, 'u').test(page)).toBe(true);
    const [year = '', month = '', date = ''] = day().split('-');
    const answer = await browser.post(`/ulos/${ulo}/record/name-step-owner`, { ...values, corrects: named ?? '', 'occurredOn-year': year, 'occurredOn-month': month, 'occurredOn-day': date, reason: 'Wrong day.', step: 'X1', person: owner });
    expect(answer.status).toBe(303);
    expect((await corrections(named ?? '')).map(({ data }) => (data as { data: object }).data)).toEqual([{ step: 'X1', person: owner }]);
  });
});
