import { jest } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultTemplateText } from '#development';
import { Unavailable, type EventStore } from '#event-store';
import { milepost } from '../support/cli.js';
import { startWithPeople, type PeopleWithScopes } from '../support/people-with-scopes.js';
import { startSignInServer } from '../support/signed-in.js';

jest.setTimeout(60_000);

const bearer = async (site: string, token: string, path: string): Promise<number> => (await fetch(site + path, { headers: { authorization: `Bearer ${token}` } })).status;

describe('while the log cannot be read', () => {
  let isAway = false;
  /** Reads of streams fail, as when the event store is unavailable. */
  const faulty = (store: EventStore): EventStore =>
    new Proxy(store, {
      get(target, key) {
        if (key === 'readStream' && isAway) return () => { throw new Unavailable('The event store does not answer.'); };
        const value: unknown = Reflect.get(target, key);
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });

  it('refuses every session and token, because roles are unknown, and accepts them again afterwards', async () => {
    const app = await startWithPeople({ env: { EXAMPLE: 'off' }, decorate: faulty });
    const person = await app.person('Mia', { role: 'programme-manager' });
    const [browser, token] = [await app.signedIn(person), await app.tokenOf(person, ['ulos'])];
    await app.shown();
    const asked = async (): Promise<number[]> => [(await browser.get('/')).status, (await browser.get('/programmes')).status, (await browser.get('/account')).status, await bearer(app.site, token, '/api/ulos')];
    expect(await asked()).toEqual([200, 200, 200, 200]);
    isAway = true;
    // Roles that were read within the last two seconds are cached.
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    expect(await asked()).toEqual([503, 503, 503, 503]);
    const page = await browser.get('/people');
    expect([page.status, page.text.includes('Person 1')]).toEqual([503, false]);
    isAway = false;
    expect(await asked()).toEqual([200, 200, 200, 200]);
    await app.stop();
  });
});

describe('a form with a file', () => {
  let app: PeopleWithScopes;
  beforeAll(async () => void (app = await startWithPeople({ env: { EXAMPLE: 'off' } })));
  afterAll(() => app.stop());

  it('is accepted only with the token of its session', async () => {
    const [{ programme }] = app.places;
    const browser = await app.signedIn(await app.person('Mia', { role: 'programme-manager', programme }));
    const other = await app.signedIn(await app.person('Eve', { role: 'programme-manager', programme }));
    await app.shown();
    const path = `/programmes/${programme}/templates/publish`;
    const tokenIn = (page: string): string => /name="_token" value="([^"]+)"/u.exec(page)?.[1] ?? '';
    const [own, foreign] = [tokenIn((await browser.get(path)).text), tokenIn((await other.get(path)).text)];
    const day = app.server.clock.today().split('-');
    const send = async (token: string | undefined): Promise<{ status: number; text: string }> => {
      const form = new FormData();
      for (const [name, value] of Object.entries({ 'occurredOn-year': day[0] ?? '', 'occurredOn-month': day[1] ?? '', 'occurredOn-day': day[2] ?? '', content: '', ...(token !== undefined && { _token: token }) })) form.append(name, value);
      form.append('file', new Blob([defaultTemplateText]), 'ours.yaml');
      const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const answer = await fetch(app.site + path, { method: 'POST', body: form, headers: { cookie, origin: app.site, 'sec-fetch-site': 'same-origin' } });
      return { status: answer.status, text: await answer.text() };
    };
    for (const wrong of [undefined, '', 'A'.repeat(86), foreign]) expect((await send(wrong)).status).toBe(403);
    const taken = await send(own);
    expect([taken.status, taken.text.includes('Check your answers')]).toEqual([200, true]);
  });
});

describe('a stolen backup of access.db', () => {
  it('contains no usable session, link, token, address or person, and opens none without the master key', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'milepost-stolen-'));
    const app = await startWithPeople({ env: { EXAMPLE: 'off' } });
    const person = await app.person('Mia', { role: 'programme-manager' });
    await app.shown();
    const { signIn } = app.server.web.runtime;
    const [browser, token, link] = [await app.signedIn(person), await app.tokenOf(person, ['ulos']), (await signIn?.links.invitation(person)) ?? ''];
    await signIn?.reservations.reserve('mail', 'mia@council.example', person);
    await browser.get('/people');
    const cookie = [...browser.cookies.values()][0] ?? '';
    const id = (await signIn?.cookies.session.open(cookie)) ?? '';
    expect([cookie.length > 40, id.length]).toEqual([true, 43]);
    expect((await milepost(app.server.folder, 'backup', join(folder, 'copy'))).code).toBe(0);
    const bytes = readFileSync(join(folder, 'copy', 'access.db'), 'latin1');
    for (const secret of [cookie, id, token, token.replace('milepost_', ''), link, 'mia@council.example', person, '/people', 'Mia']) expect(bytes).not.toContain(secret);
    // The thief's server: the same records with another master key.
    const stolen = await startSignInServer({ env: { EXAMPLE: 'off', MASTER_KEY: 'the thief has another master key, of enough letters' } });
    const { folder: theirs } = stolen.server;
    await stolen.server.web.close();
    await cp(join(folder, 'copy', 'access.db'), join(theirs, 'access.db'));
    await Promise.all(['-wal', '-shm'].map((suffix) => rm(join(theirs, `access.db${suffix}`), { force: true })));
    const thief = await startSignInServer({ folder: theirs, env: { EXAMPLE: 'off', MASTER_KEY: 'the thief has another master key, of enough letters' } });
    const visitor = thief.browser();
    for (const [name, value] of browser.cookies) visitor.cookies.set(name, value);
    expect((await visitor.get('/account')).status).toBe(303);
    expect(await bearer(thief.site, token, '/api/ulos')).toBe(401);
    expect((await thief.browser().get(`/sign-in/link/${link}`)).status).toBe(404);
    expect(await thief.server.web.runtime.signIn?.reservations.holderOf('mail', 'mia@council.example')).toBeUndefined();
    const { items = [] } = (await thief.server.web.runtime.signIn?.accessLog.page({ limit: 200 })) ?? {};
    expect(items.filter((item) => item.person === person || item.ids !== undefined)).toEqual([]);
    await thief.stop();
    await stolen.mail.close();
    await app.stop();
    await rm(folder, { recursive: true, force: true });
  });
});
