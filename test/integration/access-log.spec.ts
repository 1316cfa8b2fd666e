import { jest } from '@jest/globals';
import { Unavailable } from '#event-store';
import { addDays } from '#kernel';
import type { AccessLogPage } from '../../apps/web/src/reads/access-log-page.js';
import { readRoutes } from '../../apps/web/src/reads/read-routes.js';
import { startSignInServer, type SignInServer, type TestBrowser } from '../support/signed-in.js';

describe('the access log', () => {
  let app: SignInServer;
  let admin: TestBrowser;
  let mia: string;
  let manager: TestBrowser;
  let adminToken: string;
  const day = (): string => app.server.clock.today();

  beforeAll(async () => {
    app = await startSignInServer();
    admin = await app.administrator();
    const { runtime } = app.server.web;
    const actor = { id: mia, role: 'administrator', organisation: 'Council' } as const;
    const record = (name: string, body: object) => runtime.handling.execute({ name, body: { occurredOn: day(), ...body }, actor });
    mia = (await runtime.handling.execute({ name: 'register-person', body: { occurredOn: day(), name: '=Mia Manager', mail: 'mia@council.example', organisation: 'Council', role: 'programme-manager' }, actor: { ...actor, role: 'programme-manager' } })).stream.slice('person-'.length);
    await record('grant-role-for-everything', { person: mia, role: 'programme-manager' });
    await runtime.signIn?.reservations.reserve('mail', 'mia@council.example', mia);
    await runtime.model.waitFor(await runtime.store.head(), 10_000);
    manager = await signedIn('mia@council.example');
    const owner = runtime.visitors && (await runtime.people.now()).all().find(({ name }) => name === 'Ada Admin')?.id;
    adminToken = (await runtime.signIn?.tokens.make({ owner: owner ?? '', title: 'audit', names: Object.keys(readRoutes), scope: { kind: 'everything' }, expiresOn: addDays(day(), 7) }))?.token ?? '';
  }, 60_000);
  afterAll(() => app.stop());

  async function signedIn(mail: string): Promise<TestBrowser> {
    const visitor = app.browser();
    await visitor.get('/sign-in');
    await visitor.post('/sign-in', { mail, next: '/' });
    const token = (await app.linkTo(mail)).split('/').at(-1) ?? '';
    await visitor.get(`/sign-in/link/${token}`);
    await visitor.post('/sign-in/link', { token, next: '/account' });
    await visitor.get('/account');
    return visitor;
  }

  const ask = async (query: string): Promise<{ status: number; page: AccessLogPage }> => {
    const answer = await fetch(`${app.site}/api/access-log?${query}`, { headers: { authorization: `Bearer ${adminToken}` } });
    return { status: answer.status, page: (await answer.json()) as AccessLogPage };
  };
  const of = async (person: string, kind: string): Promise<string[]> => (await ask(`person=${person}&kind=${kind}&limit=200`)).page.items.map(({ what, ids, way }) => [way, what, ...ids].filter(Boolean).join(' '));

  it('records each sign-in and sign-out with its method, but not the secret that was used', async () => {
    expect(await of(mia, 'signed-in')).toEqual(['link']);
    const other = await signedIn('mia@council.example');
    await other.post('/account/sign-out', {});
    expect(await of(mia, 'signed-out')).toEqual(['link here']);
    const everywhere = await signedIn('mia@council.example');
    const visitor = app.browser();
    await visitor.get('/sign-in');
    await visitor.post('/sign-in', { mail: 'secret.name@elsewhere.example', next: '/' });
    await visitor.post('/sign-in/link', { token: 'A'.repeat(43), next: '/' });
    await fetch(`${app.site}/api/ulos`, { headers: { authorization: `Bearer milepost_${'B'.repeat(43)}` } });
    const { page } = await ask('kind=refused');
    expect(page.items.map(({ way, what, person }) => [way, what, person]).sort()).toEqual([['link', 'unknown', null], ['link', 'unknown-address', null], ['token', 'unknown-token', null]]);
    expect(JSON.stringify(page)).not.toContain('secret.name');
    await everywhere.get('/account');
  });

  it('records every response that showed personal details, and every file', async () => {
    await manager.get('/people');
    await manager.get(`/people/${mia}`);
    expect((await manager.get('/ulos.csv')).status).toBe(200);
    expect((await manager.get('/warnings')).status).toBe(200);
    // A redirect or a refusal shows no personal details.
    await manager.get('/people/00000000-0000-4000-8000-000000000000');
    expect((await of(mia, 'people-shown')).sort()).toEqual(['link GET /people', `link GET /people/:person ${mia}`, 'link GET /ulos.csv']);
    expect(await of(mia, 'exported')).toEqual(['link GET /ulos.csv']);
    expect((await ask('kind=people-shown&from=2001-01-01&to=2001-01-02')).page.items).toEqual([]);
  });

  it('shows all entries to administrators on a page and as a file, filtered and paged, and to each person only their own', async () => {
    const page = await admin.get(`/access-log?person=${mia}&kind=exported`);
    expect([page.status, page.text.includes('=Mia Manager'), page.text.includes('Took a file'), page.text.includes('GET /ulos.csv')]).toEqual([200, true, true, true]);
    expect((await admin.get('/access-log?person=&kind=&from=&to=')).text).toContain('A link by email');
    const file = await admin.get(`/access-log.csv?person=${mia}`);
    expect([file.text.includes(`"${mia}"`) || file.text.includes(mia), file.text.includes("'=Mia Manager"), file.text.split('\r\n').length > 5]).toEqual([true, true, true]);
    // Reading the access log is recorded in it.
    const ada = (await ask('kind=exported&limit=200')).page.items.find(({ what }) => what === 'GET /access-log.csv');
    expect(ada?.person).not.toBe(mia);
    const own = await manager.get('/account/access');
    expect([own.status, own.text.includes('GET /people'), own.text.includes('Ada Admin')]).toEqual([200, true, false]);
    expect((await manager.get('/account/access?person=00000000-0000-4000-8000-000000000000')).text).toContain('GET /people');
    expect((await manager.get('/access-log')).status).toBe(403);
    expect((await manager.get('/access-log.csv')).status).toBe(403);
    expect((await admin.get('/access-log?kind=nonsense')).status).toBe(400);
    const seen = new Set<string>();
    for (let after = ''; ; ) {
      const { page: part } = await ask(`limit=2${after}`);
      for (const item of part.items) seen.add(JSON.stringify(item));
      if (part.next === null) break;
      after = `&after=${part.next}`;
    }
    expect(seen.size).toBeGreaterThanOrEqual(10);
    expect((await ask('after=nonsense')).status).toBe(400);
  });

  it('shows nothing that cannot be recorded in it', async () => {
    const log = app.server.web.runtime.signIn?.accessLog;
    if (!log) throw new Error('Sign-in is off.');
    const broken = jest.spyOn(log, 'note').mockRejectedValue(new Unavailable('The access log does not answer.'));
    const page = await manager.get('/people');
    expect([page.status, page.text.includes('Ada Admin')]).toEqual([503, false]);
    const file = await manager.get('/ulos.csv');
    expect([file.status, file.text.includes(',')]).toEqual([503, expect.any(Boolean)]);
    expect((await manager.get('/programmes')).status).toBe(200);
    broken.mockRestore();
    expect((await manager.get('/people')).status).toBe(200);
  });
});
