import { addDays } from '#kernel';
import { startWithPeople, type PeopleWithScopes } from '../support/people-with-scopes.js';
import type { TestBrowser } from '../support/signed-in.js';

describe('what somebody held, and holds no more', () => {
  let here: PeopleWithScopes;
  beforeEach(async () => void (here = await startWithPeople()), 60_000);
  afterEach(() => here.stop());

  const pass = (hours: number): void => here.server.clock.set(new Date(Date.parse(here.server.clock.now()) + hours * 3_600_000).toISOString());
  const day = (): Record<string, string> => {
    const [year = '', month = '', date = ''] = here.server.clock.today().split('-');
    return { 'occurredOn-year': year, 'occurredOn-month': month, 'occurredOn-day': date };
  };
  const bearer = async (token: string, path: string): Promise<number> => (await fetch(here.site + path, { headers: { authorization: `Bearer ${token}` } })).status;

  it('is seen and recorded no longer from the day after its last day on, in the same session, with the same token and in the same calendar', async () => {
    const [{ programme, ulo }] = here.places;
    const person = await here.person('Mia', { role: 'programme-manager', programme, to: here.server.clock.today() });
    const [browser, token] = [await here.signedIn(person), await here.tokenOf(person, ['ulo', 'ulos', 'log-mentoring-session'])];
    expect([(await browser.get(`/ulos/${ulo}`)).status, await bearer(token, `/api/ulos/${ulo}`)]).toEqual([200, 200]);
    const form = await browser.get(`/programmes/${programme}/record/start-ulo-development`);
    expect(form.status).toBe(200);
    // The last day ends at midnight in London: 15 hours from nine o'clock.
    pass(7);
    await browser.get('/ulos');
    pass(7.9);
    expect((await browser.get(`/ulos/${ulo}`)).status).toBe(200);
    pass(0.2);
    expect([(await browser.get(`/ulos/${ulo}`)).status, (await browser.get('/ulos')).status, await bearer(token, `/api/ulos/${ulo}`), await bearer(token, '/api/ulos')]).toEqual([404, 403, 403, 403]);
    // The form that was opened before it ended, with its own token.
    expect((await browser.post(`/programmes/${programme}/record/start-ulo-development`, { ...day(), name: 'Late', area: 'Town', commissioner: 'County' })).status).toBe(403);
    expect((await browser.get('/account')).status).toBe(200);
  });

  it('is not prolonged by giving an earlier day: what counts is today', async () => {
    const [{ programme, ulo }] = here.places;
    const person = await here.person('Tom', { role: 'mentor', programme, to: here.server.clock.today() });
    const token = await here.tokenOf(person, ['log-mentoring-session', 'ulo']);
    pass(24);
    const answer = await fetch(`${here.site}/api/commands/log-mentoring-session`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, body: JSON.stringify({ ulo, occurredOn: addDays(here.server.clock.today(), -1), hours: 1, topics: ['governance'] }) });
    expect([answer.status, await bearer(token, `/api/ulos/${ulo}?as-at=${addDays(here.server.clock.today(), -1)}`)]).toEqual([403, 403]);
  });

  const revoke = async (by: TestBrowser, person: string): Promise<{ status: number; text: string }> => {
    const { text } = await by.get(`/people/${person}`);
    const grant = /revoke-role-for-everything\?grant=([0-9a-f-]{36})/u.exec(text)?.[1] ?? '';
    return by.post(`/people/${person}/record/revoke-role-for-everything`, { ...day(), grant, _step: 'record' });
  };

  it('two administrators who remove each other at once leave one', async () => {
    const [a, b] = [await here.person('Ada', { role: 'administrator' }), await here.person('Bob', { role: 'administrator' })];
    await here.shown();
    const [first, second] = [await here.signedIn(a), await here.signedIn(b)];
    const answers = await Promise.all([revoke(first, b), revoke(second, a)]);
    const left = [(await first.get('/people')).status, (await second.get('/people')).status];
    expect(left.filter((status) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
    const last = left[0] === 200 ? ([first, a] as const) : ([second, b] as const);
    const refused = await revoke(...last);
    expect([refused.status, refused.text.includes('Nobody else is administrator')]).toEqual([409, true]);
  });

  it('somebody who is erased while signed in is signed in nowhere, and none of their links, tokens and calendars opens anything', async () => {
    const person = await here.person('Mia', { role: 'programme-manager' }, { role: 'mentor' });
    const officer = await here.signedIn(await here.person('Dot', { role: 'data-protection-officer' }));
    await here.shown();
    const { signIn } = here.server.web.runtime;
    const [browser, token, link] = [await here.signedIn(person), await here.tokenOf(person, ['ulos']), await signIn?.links.invitation(person)];
    const invited = here.browser();
    await invited.get(`/sign-in/link/${link}`);
    expect([(await browser.get('/ulos')).status, await bearer(token, '/api/ulos')]).toEqual([200, 200]);
    expect((await officer.post(`/people/${person}/record/erase-person`, { ...day(), _step: 'record' })).status).toBe(303);
    // At once, whether or not the read model knows it yet.
    expect([(await browser.get('/ulos')).location, (await browser.get('/account')).location, await bearer(token, '/api/ulos')]).toEqual(['/sign-in?next=%2Fulos', '/sign-in?next=%2Faccount', 401]);
    await here.shown();
    await here.server.web.runtime.people.now();
    expect([(await browser.get('/ulos')).status, await bearer(token, '/api/ulos'), (await invited.post('/sign-in/link', { token: link ?? '', next: '/' })).status]).toEqual([303, 401, 404]);
  });

  it('a session that an administrator ended, of a phone that was lost, is over at once, and nobody else ends it', async () => {
    const [{ programme }, { programme: other }] = here.places;
    const mia = await here.person('Mia', { role: 'mentor', programme });
    const [admin, manager, stranger, mentor] = await Promise.all([
      here.person('Ada', { role: 'administrator' }), here.person('Bob', { role: 'programme-manager', programme }), here.person('Cas', { role: 'programme-manager', programme: other }), here.person('Dee', { role: 'mentor', programme }),
    ]);
    await here.shown();
    const [phone, laptop] = [await here.signedIn(mia), await here.signedIn(mia)];
    const signOut = async (by: string, person = mia) => (await here.signedIn(by)).post(`/people/${person}/sign-out`, {});
    expect([(await signOut(stranger)).status, (await signOut(mentor)).status, (await signOut(manager, admin)).status, (await phone.get('/account')).status]).toEqual([404, 403, 404, 200]);
    const done = await signOut(admin);
    expect([done.status, done.text.includes('2 sessions ended'), (await phone.get('/account')).location, (await laptop.get('/account')).location]).toEqual([201, true, '/sign-in?next=%2Faccount', '/sign-in?next=%2Faccount']);
    const again = await here.signedIn(mia);
    expect([(await again.get('/account/access')).text.includes(`by ${admin}`), (await again.get('/account')).status, (await signOut(manager)).status, (await again.get('/account')).status]).toEqual([true, 200, 201, 303]);
  });

  it('a token that ended, was revoked, altered, or is another secret of the same person opens nothing', async () => {
    const person = await here.person('Mia', { role: 'programme-manager' });
    const { signIn } = here.server.web.runtime;
    const make = async (title: string, expiresOn: string): Promise<string> => (await signIn?.tokens.make({ owner: person, title, names: ['ulos'], scope: { kind: 'everything' }, expiresOn }))?.token ?? '';
    const [short, revoked, lasting] = [await make('short', here.server.clock.today()), await make('revoked', '2026-12-31'), await make('lasting', '2026-12-31')];
    const browser = await here.signedIn(person);
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
