import { addDays } from '#kernel';
import { startWithPeople, type PeopleWithScopes } from '../support/people-with-scopes.js';
import type { TestBrowser } from '../support/signed-in.js';

describe('access that has ended', () => {
  let app: PeopleWithScopes;
  beforeEach(async () => void (app = await startWithPeople()), 60_000);
  afterEach(() => app.stop());

  const pass = (hours: number): void => app.server.clock.set(new Date(Date.parse(app.server.clock.now()) + hours * 3_600_000).toISOString());
  const day = (): Record<string, string> => {
    const [year = '', month = '', date = ''] = app.server.clock.today().split('-');
    return { 'occurredOn-year': year, 'occurredOn-month': month, 'occurredOn-day': date };
  };
  const bearer = async (token: string, path: string): Promise<number> => (await fetch(app.site + path, { headers: { authorization: `Bearer ${token}` } })).status;

  it('is refused from the day after its last day, in the same session, with the same token and in the same calendar', async () => {
    const [{ programme, ulo }] = app.places;
    const person = await app.person('Mia', { role: 'programme-manager', programme, to: app.server.clock.today() });
    const [browser, token] = [await app.signedIn(person), await app.tokenOf(person, ['ulo', 'ulos', 'log-mentoring-session'])];
    expect([(await browser.get(`/ulos/${ulo}`)).status, await bearer(token, `/api/ulos/${ulo}`)]).toEqual([200, 200]);
    const form = await browser.get(`/programmes/${programme}/record/start-ulo-development`);
    expect(form.status).toBe(200);
    // The last day ends at midnight in London: 15 hours after nine o'clock.
    pass(7);
    await browser.get('/ulos');
    pass(7.9);
    expect((await browser.get(`/ulos/${ulo}`)).status).toBe(200);
    pass(0.2);
    expect([(await browser.get(`/ulos/${ulo}`)).status, (await browser.get('/ulos')).status, await bearer(token, `/api/ulos/${ulo}`), await bearer(token, '/api/ulos')]).toEqual([404, 403, 403, 403]);
    // The form was opened before the role ended, and has its own token.
    expect((await browser.post(`/programmes/${programme}/record/start-ulo-development`, { ...day(), name: 'Late', area: 'Town', commissioner: 'County' })).status).toBe(403);
    expect((await browser.get('/account')).status).toBe(200);
  });

  it('is not prolonged by an earlier day in the request: today counts', async () => {
    const [{ programme, ulo }] = app.places;
    const person = await app.person('Tom', { role: 'mentor', programme, to: app.server.clock.today() });
    const token = await app.tokenOf(person, ['log-mentoring-session', 'ulo']);
    pass(24);
    const answer = await fetch(`${app.site}/api/commands/log-mentoring-session`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, body: JSON.stringify({ ulo, occurredOn: addDays(app.server.clock.today(), -1), hours: 1, topics: ['governance'] }) });
    expect([answer.status, await bearer(token, `/api/ulos/${ulo}?as-at=${addDays(app.server.clock.today(), -1)}`)]).toEqual([403, 403]);
  });

  const revoke = async (by: TestBrowser, person: string): Promise<{ status: number; text: string }> => {
    const { text } = await by.get(`/people/${person}`);
    const grant = /revoke-role-for-everything\?grant=([0-9a-f-]{36})/u.exec(text)?.[1] ?? '';
    return by.post(`/people/${person}/record/revoke-role-for-everything`, { ...day(), grant, _step: 'record' });
  };

  it('two administrators who remove each other at the same time leave one', async () => {
    const [a, b] = [await app.person('Ada', { role: 'administrator' }), await app.person('Bob', { role: 'administrator' })];
    await app.shown();
    const [first, second] = [await app.signedIn(a), await app.signedIn(b)];
    const answers = await Promise.all([revoke(first, b), revoke(second, a)]);
    const left = [(await first.get('/people')).status, (await second.get('/people')).status];
    expect(left.filter((status) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
    const last = left[0] === 200 ? ([first, a] as const) : ([second, b] as const);
    const refused = await revoke(...last);
    expect([refused.status, refused.text.includes('Nobody else is administrator')]).toEqual([409, true]);
  });

  it('erasing a signed-in person ends their sessions, links, tokens and calendars', async () => {
    const person = await app.person('Mia', { role: 'programme-manager' }, { role: 'mentor' });
    const officer = await app.signedIn(await app.person('Dot', { role: 'data-protection-officer' }));
    await app.shown();
    const { signIn } = app.server.web.runtime;
    const [browser, token, link] = [await app.signedIn(person), await app.tokenOf(person, ['ulos']), await signIn?.links.invitation(person)];
    const invited = app.browser();
    await invited.get(`/sign-in/link/${link}`);
    expect([(await browser.get('/ulos')).status, await bearer(token, '/api/ulos')]).toEqual([200, 200]);
    expect((await officer.post(`/people/${person}/record/erase-person`, { ...day(), _step: 'record' })).status).toBe(303);
    // At once, whether or not the read model has the erasure.
    expect([(await browser.get('/ulos')).location, (await browser.get('/account')).location, await bearer(token, '/api/ulos')]).toEqual(['/sign-in?next=%2Fulos', '/sign-in?next=%2Faccount', 401]);
    await app.shown();
    await app.server.web.runtime.people.now();
    expect([(await browser.get('/ulos')).status, await bearer(token, '/api/ulos'), (await invited.post('/sign-in/link', { token: link ?? '', next: '/' })).status]).toEqual([303, 401, 404]);
  });

  it('a session of a lost phone ends at once when an administrator ends it, and only administrators can', async () => {
    const [{ programme }, { programme: other }] = app.places;
    const mia = await app.person('Mia', { role: 'mentor', programme });
    const [admin, manager, stranger, mentor] = await Promise.all([
      app.person('Ada', { role: 'administrator' }), app.person('Bob', { role: 'programme-manager', programme }), app.person('Cas', { role: 'programme-manager', programme: other }), app.person('Dee', { role: 'mentor', programme }),
    ]);
    await app.shown();
    const [phone, laptop] = [await app.signedIn(mia), await app.signedIn(mia)];
    const signOut = async (by: string, person = mia) => (await app.signedIn(by)).post(`/people/${person}/sign-out`, {});
    expect([(await signOut(stranger)).status, (await signOut(mentor)).status, (await signOut(manager, admin)).status, (await phone.get('/account')).status]).toEqual([404, 403, 404, 200]);
    const done = await signOut(admin);
    expect([done.status, done.text.includes('2 sessions ended'), (await phone.get('/account')).location, (await laptop.get('/account')).location]).toEqual([201, true, '/sign-in?next=%2Faccount', '/sign-in?next=%2Faccount']);
    const again = await app.signedIn(mia);
    expect([(await again.get('/account/access')).text.includes(`by ${admin}`), (await again.get('/account')).status, (await signOut(manager)).status, (await again.get('/account')).status]).toEqual([true, 200, 201, 303]);
  });

  it('a token that ended, was revoked, was altered, or has another secret opens nothing', async () => {
    const person = await app.person('Mia', { role: 'programme-manager' });
    const { signIn } = app.server.web.runtime;
    const make = async (title: string, expiresOn: string): Promise<string> => (await signIn?.tokens.make({ owner: person, title, names: ['ulos'], scope: { kind: 'everything' }, expiresOn }))?.token ?? '';
    const [short, revoked, lasting] = [await make('short', app.server.clock.today()), await make('revoked', '2026-12-31'), await make('lasting', '2026-12-31')];
    const browser = await app.signedIn(person);
    const link = (await signIn?.links.invitation(person)) ?? '';
    expect([await bearer(short, '/api/ulos'), await bearer(revoked, '/api/ulos')]).toEqual([200, 200]);
    const list = await signIn?.tokens.list(person);
    await signIn?.tokens.revoke(person, list?.find(({ title }) => title === 'revoked')?.handle ?? '');
    pass(24);
    expect(await Promise.all([short, revoked, lasting].map((token) => bearer(token, '/api/ulos')))).toEqual([401, 401, 200]);
    for (const wrong of [lasting.slice(0, -1), `${lasting}A`, lasting.toUpperCase(), `${lasting.slice(0, -2)}${lasting.endsWith('AA') ? 'BB' : 'AA'}`, [...browser.cookies.values()][0] ?? '', link, person, list?.[0]?.handle ?? '', 'undefined', 'null', '{}'])
      expect([wrong, await bearer(wrong, '/api/ulos')]).toEqual([wrong, 401]);
  });
});
