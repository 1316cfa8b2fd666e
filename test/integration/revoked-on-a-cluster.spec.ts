import { jest } from '@jest/globals';
import { derivedId, type Author } from '#kernel';
import { startFreshEventStoreDb, type EventStoreDb } from '../support/fresh-eventstoredb.js';
import { browserOf, idOf } from '../support/people-with-scopes.js';
import type { TestServer } from '../support/server.js';
import { TestBrowser } from '../support/signed-in.js';
import { WebsOnCluster } from '../support/webs-on-cluster.js';

jest.setTimeout(120_000);

describe('access that one web process revokes while another serves', () => {
  let cluster: EventStoreDb;
  let webs: WebsOnCluster;
  let one: TestServer;
  let two: TestServer;
  beforeAll(async () => {
    cluster = await startFreshEventStoreDb();
    webs = await WebsOnCluster.prepared();
    const env = { SIGN_IN: 'on', EXAMPLE: 'off' };
    one = await webs.start('one', cluster.url, env);
    two = await webs.start('two', cluster.url, env);
  });
  afterAll(async () => {
    await webs.close();
    await cluster.stop();
  });

  const record = (name: string, body: object, role: Author['role'] = 'programme-manager') =>
    one.web.runtime.handling.execute({ name, body: { occurredOn: one.clock.today(), ...body }, actor: { id: derivedId('founder'), role, organisation: 'Council' } });
  /** The same browser, on the other process. */
  const at = (server: TestServer, { cookies }: TestBrowser): TestBrowser => {
    const browser = new TestBrowser(server.url);
    for (const [name, value] of cookies) browser.cookies.set(name, value);
    return browser;
  };
  /** Milliseconds until the response has one of these statuses. */
  const until = async (ask: () => Promise<number>, ...statuses: number[]): Promise<number> => {
    const from = performance.now();
    while (!statuses.includes(await ask())) if (performance.now() - from > 20_000) throw new Error(`After 20 s the status is still not one of ${statuses.join(' or ')}.`);
    return performance.now() - from;
  };

  it('ends there at once, or within five seconds: a session, a token, a role', async () => {
    const person = idOf(await record('register-person', { name: 'Mia', organisation: 'Example', role: 'mentor' }));
    const { events } = await record('grant-role-for-everything', { person, role: 'auditor' }, 'administrator');
    for (const { web } of [one, two]) await web.runtime.model.waitFor(await web.runtime.store.head(), 10_000);
    const { signIn } = one.web.runtime;
    const first = await browserOf(one.web.runtime, one.url, person);
    const second = at(two, await browserOf(one.web.runtime, one.url, person));
    const token = (await signIn?.tokens.make({ owner: person, title: 'test', names: ['ulos'], scope: { kind: 'everything' }, expiresOn: one.clock.today() }))?.token ?? '';
    const asToken = async (): Promise<number> => (await fetch(`${two.url}/api/ulos`, { headers: { authorization: `Bearer ${token}` } })).status;
    expect([(await at(two, first).get('/programmes')).status, (await second.get('/programmes')).status, await asToken()]).toEqual([200, 200, 200]);

    await record('revoke-role-for-everything', { person, grant: events[0] ?? '' }, 'administrator');
    expect((await first.get('/programmes')).status).toBe(403);
    expect(await until(async () => (await second.get('/programmes')).status, 403)).toBeLessThan(5_000);
    expect(await asToken()).toBe(403);

    const [{ handle = '' } = {}] = (await signIn?.tokens.list(person)) ?? [];
    await signIn?.tokens.revoke(person, handle);
    expect(await asToken()).toBe(401);
    await signIn?.sessions.endAll(person);
    expect(await until(async () => (await second.get('/account')).status, 303)).toBeLessThan(5_000);
  });

  it('ends for a person who is erased while signed in: at once on that process, and on the other one', async () => {
    const person = idOf(await record('register-person', { name: 'Ola', organisation: 'Example', role: 'mentor' }));
    await record('grant-role-for-everything', { person, role: 'auditor' }, 'administrator');
    for (const { web } of [one, two]) await web.runtime.model.waitFor(await web.runtime.store.head(), 10_000);
    const { signIn } = one.web.runtime;
    await signIn?.reservations.reserve('mail', 'ola@council.example', person);
    const [first, elsewhere] = [await browserOf(one.web.runtime, one.url, person), at(two, await browserOf(one.web.runtime, one.url, person))];
    const token = (await signIn?.tokens.make({ owner: person, title: 'test', names: ['ulos'], scope: { kind: 'everything' }, expiresOn: one.clock.today() }))?.token ?? '';
    expect([(await first.get('/account')).status, (await elsewhere.get('/account')).status]).toEqual([200, 200]);
    await record('erase-person', { person }, 'data-protection-officer');
    expect((await first.get('/account')).location).toContain('/sign-in');
    await until(async () => (await elsewhere.get('/account')).status, 303);
    expect((await fetch(`${two.url}/api/ulos`, { headers: { authorization: `Bearer ${token}` } })).status).toBe(401);
    // The stored records of the person are deleted when the read model has the erasure.
    await until(async () => ((await signIn?.reservations.holderOf('mail', 'ola@council.example')) === undefined ? 1 : 0), 1);
    expect([await signIn?.sessions.list(person, ''), await signIn?.tokens.list(person)]).toEqual([[], []]);
  });
});
