import { derivedId, systemIds } from '#kernel';
import { startTestServer } from '../support/server.js';
import { startSignInServer, type SignInServer, type TestBrowser } from '../support/signed-in.js';

const errorsIn = (page: string): string[] => [...page.matchAll(/govuk-error-message">[\s\S]*?<\/span>([^<]*)</gu)].map(([, text = '']) => text.trim());
/** Without ids, tokens and tags. */
const plain = (page: string): string => page.replaceAll(/[0-9a-f-]{36}|[\w-]{86}|<[^>]*>|\s+/gu, ' ').trim();
const idIn = (location: string, kind: string): string => new RegExp(`/${kind}/([0-9a-f-]{36})`, 'u').exec(location)?.[1] ?? '';

describe('people who sign in', () => {
  let app: SignInServer;
  let admin: TestBrowser;
  const today = (): string => app.server.clock.today();
  beforeAll(async () => {
    app = await startSignInServer();
    admin = await app.administrator();
  });
  afterAll(() => app.stop());

  const dayFields = (name: string, day: string): Record<string, string> => {
    const [year = '', month = '', date = ''] = day.split('-');
    return { [`${name}-year`]: year, [`${name}-month`]: month, [`${name}-day`]: date };
  };

  /** A person registered and invited by this user, and signed in by the link in the email. */
  async function signedIn(by: TestBrowser, person: string, mail: string): Promise<TestBrowser> {
    expect((await by.post(`/people/${person}/invite`, {})).text).toContain('The invitation is on its way');
    const visitor = app.browser();
    const link = await app.linkTo(mail);
    expect((await visitor.get(link)).text).toContain('You are invited to Milepost');
    expect((await visitor.post('/sign-in/link', { token: link.split('/').at(-1) ?? '', next: '/programmes' })).location).toBe('/programmes');
    await visitor.get('/account');
    return visitor;
  }

  async function registered(by: TestBrowser, name: string, mail: string, more: Record<string, string> = {}): Promise<string> {
    const { location, text } = await by.post('/people/record/register-person', { ...dayFields('occurredOn', today()), name, mail, organisation: 'Example', role: 'mentor', ...more });
    if (location === '') throw new Error(text);
    // The page waits until the read model has them.
    await by.get(location);
    return idIn(location, 'people');
  }

  it('are asked to sign in, and then redirected to the page that they wanted', async () => {
    const visitor = app.browser();
    expect(await visitor.get('/programmes')).toMatchObject({ status: 303, location: '/sign-in?next=%2Fprogrammes' });
    expect((await visitor.get('/who')).status).toBe(404);
    expect((await fetch(`${app.site}/api/ulos`, { headers: { 'milepost-persona': 'programme-manager' } })).status).toBe(401);
  });

  it('become administrator with a link of the command line, once', async () => {
    expect((await admin.get('/account')).text).toContain('Administrator');
    expect((await admin.get('/people')).text).toContain('Ada Admin');
    // An administrator grants roles, and nothing more.
    expect((await admin.get('/warnings')).status).toBe(403);
  });

  it('sign in with a link to their address, in the browser that asked for it', async () => {
    const visitor = app.browser();
    await visitor.get('/sign-in');
    expect((await visitor.post('/sign-in', { mail: 'ADMIN@council.example', next: '/people' })).text).toContain('a link is on its way');
    const link = await app.linkTo('ADMIN@council.example');
    const [token = ''] = (link.split('/').at(-1) ?? '').split('?');
    expect((await app.browser().get(link)).status).toBe(410);
    // A program that follows links in emails does not use them up.
    for (let i = 0; i < 3; i += 1) expect((await visitor.get(link)).text).toContain('The button signs you in');
    expect(await visitor.post('/sign-in/link', { token, next: '/people' })).toMatchObject({ status: 303, location: '/people' });
    expect((await visitor.get('/people')).status).toBe(200);
    const again = await visitor.post('/sign-in/link', { token, next: '/people' });
    expect([again.status, again.text.includes('It was used already')]).toEqual([410, true]);
  });

  it('learn nothing about addresses: the response is the same, and no email is sent to an unknown address', async () => {
    const visitor = app.browser();
    const answers = [];
    for (const mail of ['nobody@elsewhere.example', 'admin@council.example']) {
      const { status, text } = await visitor.post('/sign-in', { mail, next: '/' });
      answers.push([status, text.replaceAll(mail, 'MAIL')]);
    }
    expect(answers[0]).toEqual(answers[1]);
    await app.linkTo('admin@council.example');
    expect(app.mail.received).toEqual([]);
    expect((await visitor.post('/sign-in', { mail: 'no address', next: '/' })).status).toBe(400);
  });

  it('are redirected to pages of this site only', async () => {
    const visitor = app.browser();
    await visitor.get('/sign-in');
    await visitor.post('/sign-in', { mail: 'admin@council.example', next: 'https://elsewhere.example/' });
    const link = await app.linkTo('admin@council.example');
    await visitor.get(`${link}?next=//elsewhere.example`);
    expect((await visitor.post('/sign-in/link', { token: link.split('/').at(-1) ?? '', next: '//elsewhere.example' })).location).toBe('/');
  });

  it('can send forms of their own session only, and of no other site', async () => {
    const visitor = await app.administrator();
    await visitor.get('/account');
    expect((await visitor.post('/account/sign-out', { _token: 'A'.repeat(86) })).status).toBe(403);
    await visitor.get('/account');
    expect((await visitor.post('/account/sign-out', {}, { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await visitor.get('/account')).status).toBe(200);
    expect((await visitor.post('/account/sign-out', {})).location).toBe('/sign-in');
    expect((await visitor.get('/account')).status).toBe(303);
  });

  describe('with a role for one programme, or for one ULO', () => {
    const programmes: string[] = [];
    const ulos: string[] = [];
    let eve: TestBrowser;
    let manager: TestBrowser;
    let mentor: TestBrowser;
    let managerId: string;

    beforeAll(async () => {
      // The examples have two programmes with one ULO each.
      const everything = await registered(admin, 'Eve Everywhere', 'eve@council.example');
      const granted = await admin.post(`/people/${everything}/record/grant-role-for-everything`, { ...dayFields('occurredOn', today()), role: 'programme-manager', _step: 'record' });
      expect([granted.status, granted.text]).toEqual([303, '']);
      eve = await signedIn(admin, everything, 'eve@council.example');
      for (const n of [1, 2]) {
        const opened = await eve.post('/record/open-programme', { ...dayFields('occurredOn', '2026-01-05'), name: `Programme ${n}`, area: 'Town' });
        await eve.get(opened.location);
        programmes.push(idIn(opened.location, 'programmes'));
        const started = await eve.post(`/programmes/${programmes[n - 1]}/record/start-ulo-development`, { ...dayFields('occurredOn', '2026-01-05'), name: `Organisation ${n}`, area: 'Town', commissioner: 'County council' });
        await eve.get(started.location);
        ulos.push(idIn(started.location, 'ulos'));
      }
      managerId = await registered(admin, 'Mia Manager', 'mia@council.example');
      const inProgramme = await admin.post(`/people/${managerId}/record/grant-role`, { ...dayFields('occurredOn', today()), role: 'programme-manager', programmeScope: programmes[0] ?? '' });
      expect([inProgramme.status, errorsIn(inProgramme.text)]).toEqual([303, []]);
      manager = await signedIn(admin, managerId, 'mia@council.example');
      const mentorId = await registered(manager, 'Tom Mentor', 'tom@mentor.example', { onlyProgramme: programmes[0] ?? '' });
      expect((await manager.post(`/people/${mentorId}/record/grant-role`, { ...dayFields('occurredOn', today()), role: 'mentor', uloScope: ulos[0] ?? '' })).status).toBe(303);
      mentor = await signedIn(manager, mentorId, 'tom@mentor.example');
    }, 60_000);

    it('see what belongs to it, in lists, totals and files, and nothing else', async () => {
      await app.server.web.runtime.model.waitFor(await app.server.web.runtime.store.head(), 10_000);
      expect((await eve.get('/ulos?q=Organisation')).text).toContain('2 ULOs');
      for (const visitor of [manager, mentor]) {
        const page = await visitor.get('/ulos');
        expect([page.text.includes('Organisation 1'), page.text.includes('Organisation 2')]).toEqual([true, false]);
        const file = await visitor.get('/ulos.csv');
        expect(file.text.trimEnd().split('\r\n')).toHaveLength(2);
        expect((await visitor.get('/ulos?q=Organisation')).text).toContain('1 ULO');
        expect((await visitor.get('/warnings')).text).not.toContain('Organisation 2');
      }
      expect((await manager.get('/programmes')).text).toContain('1 programme');
      expect((await mentor.get('/programmes')).text).toContain('0 programmes');
    });

    it('do not find other data: the response is that for an unknown page', async () => {
      const outside = ulos[1] ?? '';
      const none = systemIds.next();
      for (const path of ['', '/steps', '/history', '/history.csv', '/reminders', '/record', '/record/log-mentoring-session', '/lists/milestones.csv']) {
        const [there, nowhere] = [await manager.get(`/ulos/${outside}${path}`), await manager.get(`/ulos/${none}${path}`)];
        expect([path, there.status]).toEqual([path, 404]);
        expect([path, nowhere.status, plain(there.text)]).toEqual([path, 404, plain(nowhere.text)]);
      }
      for (const path of ['', '/reminders', '/reminder-policy', '/templates', '/record']) expect((await manager.get(`/programmes/${programmes[1]}${path}`)).status).toBe(404);
      expect((await manager.get(`/people/${derivedId('nobody')}`)).status).toBe(404);
      expect((await mentor.get('/people')).status).toBe(403);
      expect((await manager.get('/operations')).status).toBe(403);
    });

    it('record there, and nowhere else', async () => {
      const session = { ...dayFields('occurredOn', '2026-02-02'), hours: '2', topics: 'governance', notes: '' };
      const form = (ulo: string | undefined): string => `/ulos/${ulo}/record/log-mentoring-session`;
      expect((await mentor.get(form(ulos[0]))).status).toBe(200);
      expect((await mentor.post(form(ulos[1]), session)).status).toBe(404);
      expect((await manager.get('/record/open-programme')).status).toBe(200);
      expect((await manager.post('/record/open-programme', { ...dayFields('occurredOn', '2026-01-05'), name: 'Third', area: 'Town' })).status).toBe(403);
    });

    it('see people of their programme, and grant roles there if they may', async () => {
      const { text } = await manager.get('/people');
      expect([text.includes('Tom Mentor'), text.includes('Eve Everywhere')]).toEqual([true, false]);
      const elsewhere = await registered(admin, 'Else Where', 'else@council.example', { onlyProgramme: programmes[1] ?? '' });
      expect((await manager.get(`/people/${elsewhere}`)).status).toBe(404);
      const without = await manager.post('/people/record/register-person', { ...dayFields('occurredOn', today()), name: 'Wide', organisation: 'Example', role: 'mentor' });
      expect([without.status, without.text.includes('your role does not cover all of them')]).toEqual([400, true]);
      const tom = idIn(/href="(\/people\/[0-9a-f-]{36})">Tom Mentor/u.exec(text)?.[1] ?? '', 'people');
      const refused = await manager.post(`/people/${tom}/record/grant-role`, { ...dayFields('occurredOn', today()), role: 'administrator', programmeScope: programmes[0] ?? '' });
      expect([refused.status, refused.text.includes('is granted and revoked by administrators')]).toEqual([409, true]);
      const granting = (ulo: string) => manager.post(`/people/${tom}/record/grant-role`, { ...dayFields('occurredOn', today()), role: 'mentor', uloScope: ulo });
      const [outside, unknown] = [await granting(ulos[1] ?? ''), await granting(systemIds.next())];
      expect([outside.status, errorsIn(outside.text)]).toEqual([unknown.status, errorsIn(unknown.text)]);
      expect(outside.status).toBe(404);
    });

    it('see nothing more from the moment the role is revoked', async () => {
      const page = await admin.get(`/people/${managerId}`);
      const grant = /revoke-role\?grant=([0-9a-f-]{36})/u.exec(page.text)?.[1] ?? '';
      expect((await manager.get(`/ulos/${ulos[0]}`)).status).toBe(200);
      expect((await admin.post(`/people/${managerId}/record/revoke-role`, { ...dayFields('occurredOn', today()), grant, _step: 'record' })).status).toBe(303);
      expect((await manager.get(`/ulos/${ulos[0]}`)).status).toBe(404);
      expect((await manager.get('/ulos')).status).toBe(403);
    });
  });
});

describe('limits for people who sign in', () => {
  let app: SignInServer;
  beforeAll(async () => void (app = await startSignInServer()));
  afterAll(() => app.stop());

  it('do not lose answers when the session ends, and record nothing automatically', async () => {
    const admin = await app.administrator();
    const session = [...admin.cookies].find(([name]) => name.includes('session'));
    // After the end of every session, and within the day for which its end is known.
    app.server.clock.set(new Date(Date.parse(app.server.clock.now()) + 13 * 3_600_000).toISOString());
    const day = app.server.clock.today().split('-');
    const typed = { 'occurredOn-year': day[0] ?? '', 'occurredOn-month': day[1] ?? '', 'occurredOn-day': day[2] ?? '', name: 'Kept <Person>', organisation: 'Example', role: 'mentor' };
    const late = await admin.post('/people/record/register-person', typed);
    expect([late.status, late.location]).toEqual([303, expect.stringMatching(/^\/sign-in\?next=%2Fkept%2F/u)]);
    const kept = decodeURIComponent(late.location.split('next=')[1] ?? '');
    await admin.get(late.location);
    await admin.post('/sign-in', { mail: 'admin@council.example', next: kept });
    const link = await app.linkTo('admin@council.example');
    const [token = '', query = ''] = (link.split('/').at(-1) ?? '').split('?');
    await admin.get(link);
    expect((await admin.post('/sign-in/link', { token, next: decodeURIComponent(query.replace('next=', '')) })).location).toBe(kept);
    expect([...admin.cookies].find(([name]) => name.includes('session'))).not.toEqual(session);
    const page = await admin.get(kept);
    expect(page.text).toContain('name="name" value="Kept &lt;Person&gt;"');
    const form = await admin.post('/people/record/register-person', { ...typed, _step: 'change' });
    expect([form.status, form.text.includes('value="Kept &lt;Person&gt;"')]).toEqual([200, true]);
    expect((await admin.get('/people')).text).not.toContain('Kept');
    // Once, and for the same person only.
    expect((await admin.get(kept)).status).toBe(404);
  });

  it('delay too many requests of guests at one address, but not those of signed-in people', async () => {
    const admin = await app.administrator('other@council.example');
    const statuses = new Set<number>();
    for (let i = 0; i < 150; i += 1) statuses.add((await app.browser().post('/sign-in', { mail: `guess${i}@elsewhere.example`, next: '/' })).status);
    expect([...statuses]).toEqual([200, 429]);
    expect((await admin.get('/people')).status).toBe(200);
    expect(app.mail.received.filter(({ to }) => to.some((address) => address.startsWith('guess')))).toEqual([]);
  });
});

describe('the demonstration', () => {
  it('ends once a person is administrator, and is not available through a proxy', async () => {
    const app = await startSignInServer();
    await app.administrator();
    const { folder } = app.server;
    await app.server.web.close();
    await expect(startTestServer({ folder })).rejects.toThrow('This installation has an administrator: people sign in, and nobody chooses a role. Set SIGN_IN=on.');
    await app.stop();
    const demonstration = await startTestServer();
    for (const header of ['forwarded', 'x-forwarded-for', 'x-forwarded-host'])
      expect((await demonstration.as('mentor').get('/api/ulos', { [header]: '203.0.113.7' })).body.code).toBe('forwarded');
    expect((await demonstration.as('mentor').get('/api/ulos')).status).toBe(200);
    await demonstration.stop();
  });
});
