import { jest } from '@jest/globals';
import { startWithPeople, type PeopleWithScopes } from '../support/people-with-scopes.js';

jest.setTimeout(60_000);

describe('the person who recorded something', () => {
  let app: PeopleWithScopes;
  let ulo: string;
  let manager: string;
  let auditor: string;
  let mentor: string;
  beforeAll(async () => {
    app = await startWithPeople();
    const [{ programme, ulo: first }, { programme: other, ulo: second }] = app.places;
    ulo = first;
    manager = await app.person('Mona Manager', { role: 'programme-manager', programme }, { role: 'programme-manager', programme: other });
    auditor = await app.person('Aud Itor', { role: 'auditor', programme }, { role: 'mentor', ulo: second });
    mentor = await app.person('Ment Or', { role: 'mentor', ulo });
    const [day, month, year] = ['10', '01', '2026'];
    // A person who signs in before the read model has them acts for an unknown organisation.
    await app.shown();
    const browser = await app.signedIn(manager);
    for (const [at, lesson] of [[first, 'Begin with users'], [second, 'Begin early']] as const) {
      const answer = await browser.post(`/ulos/${at}/record/record-lesson`, { 'occurredOn-year': year, 'occurredOn-month': month, 'occurredOn-day': day, lesson, topic: 'partnership' });
      expect([answer.status, /govuk-error-message[^]{0,300}/u.exec(answer.text)?.[0]]).toEqual([303, undefined]);
    }
    await app.shown();
  });
  afterAll(() => app.stop());

  const entryFor = async (person: string): Promise<string> => {
    const browser = await app.signedIn(person);
    const list = (await browser.get(`/ulos/${ulo}/history`)).text;
    const [, path = ''] = new RegExp(`href="(/ulos/${ulo}/history/[0-9a-f-]{36})"[^>]*>\\s*Lesson`, 'u').exec(list) ?? [];
    return list + (await browser.get(path)).text;
  };

  it('is shown to auditors of that scope by name, role and organisation, with a history that contains no details', async () => {
    expect(await entryFor(auditor)).toContain('Mona Manager, Programme manager, Example');
    const browser = await app.signedIn(auditor);
    const rows = (await browser.get('/audit')).text.split('<tr');
    const row = (lesson: string): string => rows.find((one) => one.includes(lesson)) ?? '';
    expect(row('Begin with users')).toContain('Mona Manager, Programme manager, Example');
    // As a mentor without the role of auditor they read the role only.
    expect(row('Begin early')).toContain('Programme manager, Example');
    expect(row('Begin early')).not.toContain('Mona');
    expect((await browser.get(`/people/${manager}/history`)).text).toContain('Mona Manager');
    expect((await browser.get(`/people/${manager}`)).status).toBe(403);
  });

  it('is shown to mentors by role and organisation alone', async () => {
    const page = await entryFor(mentor);
    expect(page).toContain('Programme manager, Example');
    expect(page).not.toContain('Mona');
  });

  it('is recorded in the access log if names were shown, and not otherwise', async () => {
    const noted = async (person: string): Promise<string[]> => (await app.server.web.runtime.signIn?.accessLog.page({ person, kind: undefined, from: undefined, to: undefined, after: undefined, limit: 50 }))?.items.flatMap(({ kind, what }) => (kind === 'people-shown' ? (what ?? '') : [])) ?? [];
    expect(await noted(auditor)).toEqual(expect.arrayContaining(['GET /audit', 'GET /ulos/:ulo/history']));
    expect(await noted(mentor)).toEqual([]);
  });

  it('is shown as an erased person with a role, once their details were erased', async () => {
    await app.record('erase-person', { person: manager }, 'data-protection-officer');
    await app.shown();
    const page = await entryFor(auditor);
    expect(page).toContain('Erased person, programme manager');
    expect(page).not.toContain('Mona');
  });
});
