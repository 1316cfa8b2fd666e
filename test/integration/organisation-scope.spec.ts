import type { Accepted } from '#commands';
import { readStream } from '#event-store';
import { addDays, systemIds, type Author, type GrantedRole } from '#kernel';
import { readRoutes } from '../../apps/web/src/reads/read-routes.js';
import { startWithPeople, type PeopleWithScopes } from '../support/people-with-scopes.js';
import { startSignInServer, type SignInServer, type TestBrowser } from '../support/signed-in.js';

const idOf = ({ stream }: Pick<Accepted, 'stream'>): string => stream.replace(/^[a-z]+-/u, '');
interface Answer {
  status: number;
  text: string;
}

describe('a person with a role in an organisation', () => {
  let app: SignInServer;
  let programme: string;
  const day = (): string => app.server.clock.today();
  const record = (name: string, body: object, role: Author['role'] = 'programme-manager'): Promise<Accepted> =>
    app.server.web.runtime.handling.execute({ name, body: { occurredOn: day(), ...body }, actor: { id: systemIds.next(), role, organisation: 'Council' } });
  const recorded = async (name: string, body: object): Promise<string> => idOf(await record(name, body));
  const settled = async (): Promise<void> => void (await app.server.web.runtime.model.waitFor(await app.server.web.runtime.store.head(), 10_000));
  const organisation = (name: string): Promise<string> => recorded('add-organisation', { name, kind: 'mentor-ulo' });
  const ulo = (name: string, commissioner = 'County'): Promise<string> => recorded('start-ulo-development', { programme, name, area: 'Town', commissioner });
  const mentored = (of: string, mentor: string, mentorOrganisation?: string, more: object = {}): Promise<Accepted> =>
    record('agree-mentoring', { ulo: of, mentor, ...(mentorOrganisation !== undefined && { mentorOrganisation }), startsOn: day(), endsOn: addDays(day(), 100), ...more });
  /** Calls the API as a person with a role in an organisation. */
  async function apiAs(role: GrantedRole, scope: object): Promise<(path: string, command?: object) => Promise<Answer>> {
    const person = await recorded('register-person', { name: `${role} of it`, organisation: 'Told', role: 'mentor', mail: 'member@mentors.example' });
    await record('grant-role', { person, role, ...scope }, 'administrator');
    await settled();
    const names = [...Object.keys(readRoutes), 'log-mentoring-session', 'end-mentoring'];
    const token = (await app.server.web.runtime.signIn?.tokens.make({ owner: person, title: 'test', names, scope: { kind: 'everything' }, expiresOn: addDays(day(), 7) }))?.token ?? '';
    return async (path, command) => {
      const answer = await fetch(app.site + path, { headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, ...(command && { method: 'POST', body: JSON.stringify({ occurredOn: day(), ...command }) }) });
      return { status: answer.status, text: await answer.text() };
    };
  }
  const names = (text: string): string[] => (JSON.parse(text) as { items: { name: string }[] }).items.map(({ name }) => name).sort();

  beforeAll(async () => {
    app = await startSignInServer({ managers: [] });
    programme = await recorded('open-programme', { name: 'Programme', area: 'Town' });
  }, 60_000);
  afterAll(() => app.stop());

  it('sees the ULOs that the organisation mentors today, in every list, and no others', async () => {
    const org = await organisation('Solutions');
    const [ours, theirs] = [await ulo('Ours'), await ulo('Theirs')];
    await mentored(ours, 'Solutions', org);
    // The same name, but no organisation chosen: it is not matched.
    await mentored(theirs, 'Solutions');
    const ask = await apiAs('mentor', { organisationScope: org });
    expect(names((await ask('/api/ulos')).text)).toEqual(['Ours']);
    expect(names((await ask('/api/ulos?q=theirs')).text)).toEqual([]);
    expect((await ask('/api/ulos.csv')).text).not.toContain('Theirs');
    for (const path of ['/api/warnings', '/api/milestones', '/api/needs']) expect((await ask(path)).text).not.toContain('Theirs');
    expect([(await ask(`/api/ulos/${ours}`)).status, (await ask(`/api/ulos/${theirs}`)).status]).toEqual([200, 404]);
    expect((await ask(`/api/ulos/${theirs}`)).text.replace(/"instance":"[^"]*"/u, '').replaceAll(theirs, 'ID')).toBe((await ask('/api/ulos/019b0000-0000-7000-8000-000000000000')).text.replace(/"instance":"[^"]*"/u, '').replaceAll('019b0000-0000-7000-8000-000000000000', 'ID'));
  });

  it('acts for the organisation: its id is recorded, its name is shown', async () => {
    const org = await organisation('Actors');
    const one = await ulo('Acted on');
    await mentored(one, 'Actors', org);
    const ask = await apiAs('mentor', { organisationScope: org });
    const session = { ulo: one, hours: 2, topics: ['partnership-working'] };
    const answer = await ask('/api/commands/log-mentoring-session', session);
    expect(answer.status === 200 ? '' : answer.text).toBe('');
    const { items } = JSON.parse((await ask(`/api/ulos/${one}/history`)).text) as { items: { actor: object }[] };
    expect(items[0]?.actor).toMatchObject({ role: 'mentor', organisation: 'Actors' });
    expect((await readStream(app.server.web.runtime.store, `ulo-${one}`)).at(-1)?.metadata.actor.organisation).toBe(org);
  });

  it('sees nothing more of a ULO once its mentoring has ended', async () => {
    const org = await organisation('Passing');
    const one = await ulo('Passed');
    await mentored(one, 'Passing', org, { endsOn: day() });
    const ask = await apiAs('mentor', { organisationScope: org });
    expect((await ask(`/api/ulos/${one}`)).status).toBe(200);
    app.server.clock.set(`${addDays(day(), 1)}T12:00:00.000Z`);
    expect([(await ask(`/api/ulos/${one}`)).status, names((await ask('/api/ulos')).text)]).toEqual([404, []]);
  });

  it('sees what was recorded under a name once an administrator matched it, until the match is removed', async () => {
    const org = await organisation('Fund');
    const one = await ulo('Funded', 'The Old Fund');
    const ask = await apiAs('auditor', { organisationScope: org });
    const seen = async (): Promise<unknown[]> => {
      await settled();
      return [(await ask(`/api/ulos/${one}`)).status, names((await ask('/api/ulos')).text)];
    };
    expect(await seen()).toEqual([404, []]);
    await record('match-organisation-name', { organisationId: org, name: 'the old fund' }, 'administrator');
    expect(await seen()).toEqual([200, ['Funded']]);
    await record('unmatch-organisation-name', { organisationId: org, name: 'The Old Fund' }, 'administrator');
    expect(await seen()).toEqual([404, []]);
  });

  it('sees what a merged organisation mentors, for either direction of the merge', async () => {
    const [into, merged] = [await organisation('Into'), await organisation('Merged')];
    const [first, second] = [await ulo('First'), await ulo('Second')];
    await mentored(first, 'Into', into);
    await mentored(second, 'Merged', merged);
    const [a, b] = [await apiAs('mentor', { organisationScope: into }), await apiAs('mentor', { organisationScope: merged })];
    expect([names((await a('/api/ulos')).text), names((await b('/api/ulos')).text)]).toEqual([['First'], ['Second']]);
    await record('merge-organisation', { organisationId: merged, into }, 'administrator');
    await settled();
    for (const ask of [a, b]) expect([names((await ask('/api/ulos')).text), (await ask(`/api/ulos/${first}`)).status, (await ask(`/api/ulos/${second}`)).status]).toEqual([['First', 'Second'], 200, 200]);
  });

  it('sees no notes of other mentors', async () => {
    const [one, two] = [await organisation('Mentor one'), await organisation('Mentor two')];
    const shared = await ulo('Shared');
    await mentored(shared, 'Mentor one', one, { startsOn: day(), endsOn: day() });
    await record('log-mentoring-session', { ulo: shared, hours: 1, topics: ['partnership-working'], note: 'A note of one' });
    app.server.clock.set(`${addDays(day(), 1)}T12:00:00.000Z`);
    await mentored(shared, 'Mentor two', two);
    await record('log-mentoring-session', { ulo: shared, hours: 1, topics: ['partnership-working'], note: 'A note of two' });
    const notes = async (ask: Awaited<ReturnType<typeof apiAs>>): Promise<string[]> => [...(await ask(`/api/ulos/${shared}`)).text.matchAll(/A note of \w+/gu)].map(([note]) => note);
    expect(await notes(await apiAs('mentor', { organisationScope: two }))).toEqual(['A note of two']);
    expect(await notes(await apiAs('mentor', { uloScope: shared }))).toEqual(['A note of two']);
    expect(await notes(await apiAs('auditor', { uloScope: shared }))).toEqual(['A note of one', 'A note of two']);
  });

  it('sees as a funder the reports to its organisation, and none to other funders', async () => {
    const [ours, other] = [await organisation('Our fund'), await organisation('Other fund')];
    const one = await ulo('Funded twice');
    for (const [funder, funderOrganisation] of [['Our fund', ours], ['Other fund', other]] as const) {
      const { events } = await record('sign-agreement', { ulo: one, funder, funderOrganisation, instrument: 'grant', amountPence: 100_000, startsOn: day(), endsOn: addDays(day(), 1_200), coreSharePercent: 10 });
      await record('require-report', { ulo: one, agreement: events[0], dueOn: addDays(day(), 30), about: `Report to ${funder}` });
    }
    const ask = await apiAs('commissioner', { organisationScope: ours });
    const { funding } = JSON.parse((await ask(`/api/ulos/${one}`)).text) as { funding: { agreements: { funder: string; reports: { about: string }[] }[] } };
    expect(funding.agreements.map(({ funder, reports }) => [funder, reports.map(({ about }) => about)])).toEqual([['Our fund', ['Report to Our fund']], ['Other fund', []]]);
  });
});

describe('a token for the ULOs of an organisation', () => {
  let app: PeopleWithScopes;
  let [org, ours, elsewhere, theirs] = ['', '', '', ''];
  const day = (): string => app.server.clock.today();
  const tokenOf = async (owner: string, id: string): Promise<(path: string, command?: object) => Promise<Answer>> => {
    const names = [...Object.keys(readRoutes), 'record-lesson'];
    const token = (await app.server.web.runtime.signIn?.tokens.make({ owner, title: 'test', names, scope: { kind: 'organisation', id }, expiresOn: addDays(day(), 60) }))?.token ?? '';
    return async (path, command) => {
      const answer = await fetch(app.site + path, { headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, ...(command && { method: 'POST', body: JSON.stringify({ occurredOn: day(), topic: 'partnership', lesson: `Lesson ${systemIds.next()}`, ...command }) }) });
      return { status: answer.status, text: await answer.text() };
    };
  };
  const reach = async (ask: Awaited<ReturnType<typeof tokenOf>>): Promise<[string[], number[]]> => [
    (JSON.parse((await ask('/api/ulos')).text) as { items: { name: string }[] }).items.map(({ name }) => name).sort(),
    [(await ask('/api/commands/record-lesson', { ulo: ours })).status, (await ask('/api/commands/record-lesson', { ulo: elsewhere })).status, (await ask('/api/commands/record-lesson', { ulo: theirs })).status],
  ];
  beforeAll(async () => {
    app = await startWithPeople({ managers: [] });
    const [one, two] = app.places;
    org = idOf(await app.record('add-organisation', { name: 'Solutions', kind: 'mentor-ulo' }));
    [ours, elsewhere] = [one.ulo, two.ulo];
    theirs = idOf(await app.record('start-ulo-development', { occurredOn: '2026-01-05', programme: one.programme, name: 'Organisation 3', area: 'Town', commissioner: 'County' }));
    for (const ulo of [ours, elsewhere]) await app.record('agree-mentoring', { ulo, mentor: 'Solutions', mentorOrganisation: org, startsOn: day(), endsOn: addDays(day(), 30) });
    await app.shown();
  }, 60_000);
  afterAll(() => app.stop());

  it('covers those in which its owner has a role: for everything, one programme, one ULO, or the organisation', async () => {
    const [{ programme }] = app.places;
    const everywhere = await app.person('Every Where', { role: 'programme-manager' });
    const inProgramme = await app.person('In Programme', { role: 'programme-manager', programme });
    const inUlo = await app.person('In Ulo', { role: 'development-worker', ulo: ours }, { role: 'development-worker', ulo: theirs });
    const within = await app.person('With In');
    await app.record('grant-role', { person: within, role: 'development-worker', organisationScope: org }, 'administrator');
    await app.shown();
    expect(await reach(await tokenOf(everywhere, org))).toEqual([['Organisation 1', 'Organisation 2'], [200, 200, 404]]);
    expect(await reach(await tokenOf(inProgramme, org))).toEqual([['Organisation 1'], [200, 404, 404]]);
    expect(await reach(await tokenOf(inUlo, org))).toEqual([['Organisation 1'], [200, 404, 404]]);
    expect(await reach(await tokenOf(within, org))).toEqual([['Organisation 1', 'Organisation 2'], [200, 200, 404]]);
    const ask = await tokenOf(everywhere, org);
    expect([(await ask(`/api/programmes/${programme}`)).status, (await ask('/api/organisations')).status]).toEqual([404, 403]);
    expect((await ask('/api/ulos.csv')).text).not.toContain('Organisation 3');
  });

  it('covers nothing for an unknown organisation', async () => {
    const everywhere = await app.person('Any Where', { role: 'programme-manager' });
    await app.shown();
    const ask = await tokenOf(everywhere, systemIds.next());
    expect((await ask('/api/ulos')).status).toBe(403);
  });

  it('ends in a ULO on the last day of the relation of the organisation to it', async () => {
    const everywhere = await app.person('Some Where', { role: 'programme-manager' });
    await app.shown();
    const ask = await tokenOf(everywhere, org);
    expect((await ask(`/api/ulos/${ours}`)).status).toBe(200);
    app.server.clock.set(`${addDays(day(), 31)}T12:00:00.000Z`);
    await app.record('record-lesson', { ulo: theirs, topic: 'partnership', lesson: 'Another day' });
    await app.shown();
    expect((await ask(`/api/ulos/${ours}`)).status).toBe(403);
    expect((await ask('/api/ulos')).status).toBe(403);
  });

  it('is created on the account page, which shows its scope, and refuses an unknown scope', async () => {
    const person = await app.person('Mia Maker', { role: 'administrator' });
    await app.shown();
    const browser = await app.signedIn(person);
    expect((await browser.get('/account/tokens')).text).toContain('ULOs that Solutions mentors, commissions or funds');
    const make = (scope: string): Promise<Answer> => browser.post('/account/tokens', { title: `For ${scope.slice(0, 5)}`, reads: 'yes', commands: '', scope, days: '7' });
    const refused = await make('organisation of ours');
    expect([refused.status, refused.text.includes('Choose where, from the list')]).toEqual([400, true]);
    const made = await make(`organisation ${org}`);
    expect([made.status, /<td[^>]*>\s*ULOs that Solutions mentors, commissions or funds/u.test(made.text)]).toEqual([200, true]);
    expect(await app.server.web.runtime.signIn?.tokens.list(person)).toMatchObject([{ scope: { kind: 'organisation', id: org } }]);
  });
});

describe('before access is given', () => {
  let app: SignInServer;
  let admin: TestBrowser;
  const day = (): string => app.server.clock.today();
  const dayFields = (field: string, on = day()): Record<string, string> => {
    const [year = '', month = '', date = ''] = on.split('-');
    return { [`${field}-year`]: year, [`${field}-month`]: month, [`${field}-day`]: date };
  };
  const record = async (name: string, body: object, role: Author['role'] = 'programme-manager'): Promise<string> =>
    idOf(await app.server.web.runtime.handling.execute({ name, body: { occurredOn: day(), ...body }, actor: { id: systemIds.next(), role, organisation: 'Council' } }));
  const settled = async (): Promise<void> => void (await app.server.web.runtime.model.waitFor(await app.server.web.runtime.store.head(), 10_000));
  beforeAll(async () => {
    app = await startSignInServer({ managers: [] });
    admin = await app.administrator();
  }, 60_000);
  afterAll(() => app.stop());

  it('a form shows who gains access', async () => {
    const { runtime } = app.server.web;
    const me = (await runtime.people.now()).all().find(({ name }) => name === 'Ada Admin')?.id ?? '';
    await record('grant-role-for-everything', { person: me, role: 'programme-manager' }, 'administrator');
    const programme = await record('open-programme', { name: 'Programme', area: 'Town' });
    const mentors = await record('add-organisation', { name: 'Solutions', kind: 'mentor-ulo' });
    const ulo = await record('start-ulo-development', { programme, name: 'MAP', area: 'Town', commissioner: 'County' });
    const mia = await record('register-person', { name: 'Mia Mentor', organisation: 'Solutions', role: 'mentor' });
    await record('grant-role', { person: mia, role: 'mentor', organisationScope: mentors }, 'administrator');
    await settled();
    const form = `/ulos/${ulo}/record/agree-mentoring`;
    expect((await admin.get(form)).text).toContain('Mentor organisation in the register');
    const fields = { ...dayFields('occurredOn'), mentorOrganisation: mentors, mentor: '', ...dayFields('startsOn'), ...dayFields('endsOn', addDays(day(), 90)) };
    const check = await admin.post(form, fields);
    expect(check.text).toContain('Who gains access');
    expect(check.text).toContain('Mia Mentor');
    expect((await runtime.handling.stateOf('ulo', ulo)) as { mentoring: { agreements: unknown[] } }).toMatchObject({ mentoring: { agreements: [] } });
    const done = await admin.post(form, { ...fields, _step: 'record' });
    expect(done.status).toBe(303);
    expect((await runtime.handling.stateOf('ulo', ulo)) as object).toMatchObject({ mentoring: { agreements: [{ mentor: 'Solutions', mentorOrganisation: mentors }] } });
    // An organisation in which no person has a role gives no access: no question.
    const council = await record('add-organisation', { name: 'County', kind: 'local-authority' });
    await settled();
    const started = await admin.post(`/ulos/${ulo}/record/record-partnership`, { ...dayFields('occurredOn'), commissionerOrganisation: council, commissioner: '', mentor: 'Solutions', localPeople: 'yes' });
    expect(started.status === 303 ? '' : started.text).toBe('');
    // Matching a name and merging organisations ask as well.
    const old = await record('start-ulo-development', { programme, name: 'Old', area: 'Town', commissioner: 'Old Solutions' });
    await settled();
    const match = await admin.post(`/organisations/${mentors}/record/match-organisation-name`, { ...dayFields('occurredOn'), name: 'Old Solutions' });
    expect(match.text).toMatch(/Who gains access[\s\S]*Mia Mentor[\s\S]*Old/u);
    const merge = await admin.post(`/organisations/${council}/record/merge-organisation`, { ...dayFields('occurredOn'), into: mentors });
    expect(merge.text).toContain('Nobody gains access by it.');
    expect(old).not.toBe('');
  });

  it('a program must confirm who gains access, and then the command is recorded once', async () => {
    const { runtime } = app.server.web;
    const programme = await record('open-programme', { name: 'Over the API', area: 'Town' });
    const mentors = await record('add-organisation', { name: 'Solutions of the API', kind: 'mentor-ulo' });
    const council = await record('add-organisation', { name: 'Council of the API', kind: 'local-authority' });
    const ulo = await record('start-ulo-development', { programme, name: 'MAP of the API', area: 'Town', commissioner: 'County' });
    await record('start-ulo-development', { programme, name: 'Old of the API', area: 'Town', commissioner: 'Old name' });
    const mia = await record('register-person', { name: 'Mia of the API', organisation: 'Solutions', role: 'mentor' });
    await record('grant-role', { person: mia, role: 'mentor', organisationScope: mentors }, 'administrator');
    const owner = await record('register-person', { name: 'Owner', organisation: 'Council', role: 'programme-manager' });
    for (const role of ['programme-manager', 'administrator']) await record('grant-role-for-everything', { person: owner, role }, 'administrator');
    const stranger = await record('register-person', { name: 'Stranger', organisation: 'Council', role: 'programme-manager' });
    await record('grant-role', { person: stranger, role: 'programme-manager', programmeScope: await record('open-programme', { name: 'Elsewhere', area: 'Town' }) }, 'administrator');
    await settled();
    const names = ['agree-mentoring', 'start-ulo-development', 'match-organisation-name', 'merge-organisation', 'record-lesson'];
    const sender = async (person: string) => {
      const token = (await runtime.signIn?.tokens.make({ owner: person, title: 'test', names, scope: { kind: 'everything' }, expiresOn: addDays(day(), 7) }))?.token ?? '';
      return async (name: string, body: object, headers: Record<string, string> = {}): Promise<{ status: number; code?: string; blockers?: string[]; remedy?: string }> => {
        const answer = await fetch(`${app.site}/api/commands/${name}`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers }, body: JSON.stringify({ occurredOn: day(), ...body }) });
        return { status: answer.status, ...((await answer.json()) as object) };
      };
    };
    const send = await sender(owner);
    const yes = { 'milepost-gives-access': 'yes' };
    const commandId = systemIds.next();
    const agreed = { commandId, ulo, mentor: 'Solutions of the API', mentorOrganisation: mentors, startsOn: day(), endsOn: addDays(day(), 90) };
    const asked = await send('agree-mentoring', agreed);
    expect(asked).toMatchObject({ status: 409, code: 'gives-access', blockers: [`Mentor in Solutions of the API (person ${mia}): MAP of the API`] });
    expect(JSON.stringify(asked)).not.toContain('Mia');
    expect((await runtime.handling.stateOf('ulo', ulo)) as object).toMatchObject({ mentoring: { agreements: [] } });
    expect((await send('agree-mentoring', agreed, { 'milepost-gives-access': 'perhaps' })).status).toBe(400);
    // A sender without permission, or with an invalid body, learns nothing about other people.
    expect((await (await sender(stranger))('agree-mentoring', agreed)).status).toBe(404);
    expect((await send('agree-mentoring', { ...agreed, endsOn: 'one day' })).status).toBe(400);
    expect((await send('agree-mentoring', agreed, yes)).status).toBe(200);
    await settled();
    expect(await send('agree-mentoring', agreed)).toMatchObject({ status: 200, repeated: true });
    // Starting a relation, matching a name and merging also need a confirmation; commands that give no access do not.
    expect(await send('start-ulo-development', { programme, name: 'New of the API', area: 'Town', commissioner: 'Solutions of the API', commissionerOrganisation: mentors })).toMatchObject({ status: 409, blockers: [expect.stringContaining('New of the API')] });
    expect(await send('match-organisation-name', { organisationId: mentors, name: 'Old name' })).toMatchObject({ status: 409, code: 'gives-access' });
    expect((await send('match-organisation-name', { organisationId: council, name: 'Old name' })).status).toBe(200);
    await settled();
    expect(await send('merge-organisation', { organisationId: council, into: mentors })).toMatchObject({ status: 409, blockers: [expect.stringContaining('Old of the API')] });
    expect((await send('merge-organisation', { organisationId: council, into: mentors }, yes)).status).toBe(200);
    expect((await send('record-lesson', { ulo, topic: 'partnership', lesson: 'Begin early' })).status).toBe(200);
  });
});
