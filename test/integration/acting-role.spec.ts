import { addDays } from '#kernel';
import { PeopleWithRoles } from '../support/people-with-roles.js';
import { startSignInServer, type SignInServer, type TestBrowser } from '../support/signed-in.js';

describe('a person with several roles', () => {
  let app: SignInServer;
  let people: PeopleWithRoles;
  let programme: string;
  let ulo: string;
  let browser: TestBrowser;
  let token: string;
  beforeAll(async () => {
    app = await startSignInServer({ env: { EXAMPLE: 'off' } });
    people = new PeopleWithRoles(app);
    programme = await people.record('open-programme', { name: 'First', area: 'Town' });
    ulo = await people.record('start-ulo-development', { programme, name: 'Organisation', area: 'Town', commissioner: 'County' });
    const person = await people.register('Mia Both', 'mia@council.example', { onlyProgramme: programme });
    await people.record('grant-role', { person, role: 'programme-manager', programmeScope: programme }, { role: 'administrator' });
    await people.record('grant-role', { person, role: 'mentor', uloScope: ulo });
    browser = await people.signedIn('mia@council.example');
    token = (await app.server.web.runtime.signIn?.tokens.make({ owner: person, title: 'hours', names: ['log-mentoring-session', 'identify-barrier'], scope: { kind: 'everything' }, expiresOn: addDays(app.server.clock.today(), 7) }))?.token ?? '';
  }, 60_000);
  afterAll(() => app.stop());

  const actorsOf = async (): Promise<string[]> => {
    const { runtime } = app.server.web;
    const roles: string[] = [];
    for await (const { events } of runtime.store.readStream(`ulo-${ulo}`)) roles.push(...events.filter(({ type }) => type === 'BarrierIdentified').map(({ metadata }) => metadata.actor.role));
    return roles;
  };
  const day = (): Record<string, string> => {
    const [year = '', month = '', date = ''] = app.server.clock.today().split('-');
    return { 'occurredOn-year': year, 'occurredOn-month': month, 'occurredOn-day': date };
  };
  const path = (): string => `/ulos/${ulo}/record/identify-barrier`;
  const items = (page: string): [string, boolean][] => [...page.matchAll(/<input class="govuk-radios__input" id="[^"]*" name="_role" type="radio" value="([^"]*)"( checked)?/gu)].map(([, value = '', checked]) => [value, checked !== undefined]);

  it('chooses on the form in which role to record, and the history shows it', async () => {
    const form = await browser.get(path());
    expect(items(form.text)).toEqual([['programme-manager', true], ['mentor', false]]);
    const answer = await browser.post(path(), { ...day(), barrier: 'limited-income', _role: 'mentor' });
    expect([answer.status, answer.text]).toEqual([303, '']);
    await browser.get(path());
    expect((await browser.post(path(), { ...day(), barrier: 'lack-of-resources' })).status).toBe(303);
    expect(await actorsOf()).toEqual(['mentor', 'programme-manager']);
    expect((await browser.get(`/ulos/${ulo}/history`)).text).toContain('Mentor');
  });

  it('chooses nothing if only one role allows the command', async () => {
    expect(items((await browser.get(`/programmes/${programme}/record/set-reminder-rule`)).text)).toEqual([]);
  });

  it('keeps the choice when the form comes back with mistakes', async () => {
    await browser.get(path());
    const again = await browser.post(path(), { barrier: 'lack-of-value', _role: 'mentor' });
    expect([again.status, items(again.text)]).toEqual([400, [['programme-manager', false], ['mentor', true]]]);
  });

  it('is refused a role that they do not have there, that does not allow the command, or that does not exist', async () => {
    await browser.get(path());
    expect((await browser.post(path(), { ...day(), barrier: 'lack-of-value', _role: 'committee' })).status).toBe(403);
    expect((await browser.post(path(), { ...day(), barrier: 'lack-of-value', _role: 'owner' })).status).toBe(400);
    expect(await actorsOf()).toHaveLength(2);
  });

  it('names the role in a header of the API', async () => {
    const send = async (role: string | undefined, barrier: string): Promise<number> =>
      (await fetch(`${app.site}/api/commands/identify-barrier`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...(role === undefined ? {} : { 'milepost-role': role }) }, body: JSON.stringify({ ulo, occurredOn: app.server.clock.today(), barrier }) })).status;
    expect([await send('mentor', 'lack-of-value'), await send(undefined, 'lack-of-business-skills'), await send('committee', 'tendering-favours-large-firms'), await send('owner', 'tendering-favours-large-firms')]).toEqual([200, 200, 403, 400]);
    expect((await actorsOf()).slice(2)).toEqual(['mentor', 'programme-manager']);
  });
});
