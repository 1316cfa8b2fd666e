import { jest } from '@jest/globals';
import { startWithPeople, type PeopleWithScopes } from '../support/people-with-scopes.js';

jest.setTimeout(60_000);

describe('who recorded something', () => {
  let here: PeopleWithScopes;
  let ulo: string;
  let manager: string;
  let auditor: string;
  let mentor: string;
  beforeAll(async () => {
    here = await startWithPeople();
    const [{ programme, ulo: first }, { programme: other, ulo: second }] = here.places;
    ulo = first;
    manager = await here.person('Mona Manager', { role: 'programme-manager', programme }, { role: 'programme-manager', programme: other });
    auditor = await here.person('Aud Itor', { role: 'auditor', programme }, { role: 'mentor', ulo: second });
    mentor = await here.person('Ment Or', { role: 'mentor', ulo });
    const [day, month, year] = ['10', '01', '2026'];
    // Who signs in before the read model knows them acts for an organisation that is not known.
    await here.shown();
    const browser = await here.signedIn(manager);
    for (const [at, lesson] of [[first, 'Begin with users'], [second, 'Begin early']] as const) {
      const answer = await browser.post(`/ulos/${at}/record/record-lesson`, { 'occurredOn-year': year, 'occurredOn-month': month, 'occurredOn-day': day, lesson, topic: 'partnership' });
      expect([answer.status, /govuk-error-message[^]{0,300}/u.exec(answer.text)?.[0]]).toEqual([303, undefined]);
    }
    await here.shown();
  });
  afterAll(() => here.stop());

  const entryFor = async (person: string): Promise<string> => {
    const browser = await here.signedIn(person);
    const list = (await browser.get(`/ulos/${ulo}/history`)).text;
    const [, path = ''] = new RegExp(`href="(/ulos/${ulo}/history/[0-9a-f-]{36})"[^>]*>\\s*Lesson`, 'u').exec(list) ?? [];
    return list + (await browser.get(path)).text;
  };

  it('is told to auditors of the place by name, role and organisation, with a history that holds no details', async () => {
    expect(await entryFor(auditor)).toContain('Mona Manager, Programme manager, Example');
    const browser = await here.signedIn(auditor);
    const rows = (await browser.get('/audit')).text.split('<tr');
    const row = (lesson: string): string => rows.find((one) => one.includes(lesson)) ?? '';
    expect(row('Begin with users')).toContain('Mona Manager, Programme manager, Example');
    // Where they are mentor, and no auditor, they read a role.
    expect(row('Begin early')).toContain('Programme manager, Example');
    expect(row('Begin early')).not.toContain('Mona');
    expect((await browser.get(`/people/${manager}/history`)).text).toContain('Mona Manager');
    expect((await browser.get(`/people/${manager}`)).status).toBe(403);
  });

  it('is told to mentors by role and organisation alone', async () => {
    const page = await entryFor(mentor);
    expect(page).toContain('Programme manager, Example');
    expect(page).not.toContain('Mona');
  });

  it('is noted in the access log where names were shown, and not where none were', async () => {
    const noted = async (person: string): Promise<string[]> => (await here.server.web.runtime.signIn?.accessLog.page({ person, kind: undefined, from: undefined, to: undefined, after: undefined, limit: 50 }))?.items.flatMap(({ kind, what }) => (kind === 'people-shown' ? (what ?? '') : [])) ?? [];
    expect(await noted(auditor)).toEqual(expect.arrayContaining(['GET /audit', 'GET /ulos/:ulo/history']));
    expect(await noted(mentor)).toEqual([]);
  });

  it('is an erased person in a role, once their details were erased', async () => {
    await here.record('erase-person', { person: manager }, 'data-protection-officer');
    await here.shown();
    const page = await entryFor(auditor);
    expect(page).toContain('Erased person, programme manager');
    expect(page).not.toContain('Mona');
  });
});
