import { jest } from '@jest/globals';
import { decodeJwt } from 'jose';
import { addDays, type StoredEvent } from '#kernel';
import { fakeClock } from '#spec';
import { client, signed, startOpenIdProvider, type TestProvider } from '../support/openid-provider.js';
import { freePort } from '../support/redis-server.js';
import { PeopleWithRoles } from '../support/people-with-roles.js';
import { TestBrowser, startSignInServer, type SignInServer } from '../support/signed-in.js';

jest.setTimeout(60_000);

describe('sign-in methods in the log', () => {
  let app: SignInServer;
  let provider: TestProvider;
  let people: PeopleWithRoles;
  let programme: string;
  let mia: string;
  let browser: TestBrowser;
  beforeAll(async () => {
    const port = String(await freePort());
    provider = await startOpenIdProvider(`http://localhost:${port}`);
    const env = { PORT: port, EXAMPLE: 'off', OPENID_ISSUER: provider.issuer, OPENID_CLIENT_ID: client.id, OPENID_CLIENT_SECRET: client.secret, OPENID_NAME: 'a council account' };
    app = await startSignInServer({ clock: fakeClock(new Date().toISOString()), env });
    people = new PeopleWithRoles(app);
    programme = await people.record('open-programme', { name: 'First', area: 'Town' });
    mia = await people.register('Mia Mentor', 'mia@council.example', { onlyProgramme: programme });
    await people.record('grant-role', { person: mia, role: 'programme-manager', programmeScope: programme }, { role: 'administrator' });
    browser = await people.signedIn('mia@council.example');
    provider.forge = async (answer) => ({ ...answer, id_token: await signed({ ...decodeJwt(answer.id_token), sub: 'subject-of-mia' }, provider.key) });
  });
  afterAll(async () => {
    await app.stop();
    await provider.stop();
  });

  const runtime = () => app.server.web.runtime;
  const recorded = async (): Promise<StoredEvent[]> => {
    const found: StoredEvent[] = [];
    for await (const { events } of runtime().store.readStream(`person-${mia}`)) found.push(...events.filter(({ type }) => type.startsWith('SignInMethod')));
    return found;
  };
  const inShort = async (): Promise<string[]> => (await recorded()).map(({ type, data }) => `${type} ${(data as { kind: string }).kind}`);
  const shown = async (): Promise<void> => void (await runtime().model.waitFor(await runtime().store.head(), 10_000));
  const addAccount = async (): Promise<void> => {
    await browser.get('/account');
    const to = TestBrowser.onwardFrom((await browser.post('/account/openid/add', {})).text);
    expect(await browser.get(`/sign-in/openid/callback?${(await provider.visit(to)).toString()}`)).toMatchObject({ status: 303, location: '/account' });
  };
  const removeAccount = async (): Promise<void> => {
    const { text } = await browser.get('/account');
    const handle = /name="handle" value="([0-9a-f]{32})"[^]*?Remove/u.exec(text.slice(text.indexOf('How you sign in')))?.[1] ?? '';
    expect((await browser.post('/account/openid/remove', { handle })).status).toBe(303);
  };

  it('are recorded when they are added and when they are removed, once each', async () => {
    expect(await inShort()).toEqual(['SignInMethodAdded link']);
    await addAccount();
    expect(await inShort()).toEqual(['SignInMethodAdded link', 'SignInMethodAdded openid']);
    await people.signedIn('mia@council.example');
    await addAccount();
    expect(await recorded()).toHaveLength(2);
    await removeAccount();
    expect(await inShort()).toEqual(['SignInMethodAdded link', 'SignInMethodAdded openid', 'SignInMethodRemoved openid']);
    const [, added, removed] = await recorded();
    expect(removed?.data).toEqual(added?.data);
    expect(removed?.metadata.actor).toMatchObject({ role: 'milepost', organisation: 'Milepost' });
  });

  it('are recorded with a kind and a random id: a different one when the same account is added again', async () => {
    await addAccount();
    const all = await recorded();
    for (const { data } of all) expect(Object.keys(data).sort()).toEqual(['kind', 'method']);
    expect((all.at(-1)?.data as { method: string }).method).not.toBe((all.at(-2)?.data as { method: string }).method);
    for (const secret of ['mia@council.example', 'council.example', 'subject-of-mia', provider.issuer]) expect(JSON.stringify(all)).not.toContain(secret);
    await removeAccount();
  });

  it('are recorded at the next sign-in if the change was not recorded', async () => {
    const { reservations } = runtime().signIn ?? {};
    await reservations?.reserve('openid', `${provider.issuer}\nkept before`, mia);
    await people.signedIn('mia@council.example');
    expect((await inShort()).at(-1)).toBe('SignInMethodAdded openid');
    await reservations?.release('openid', `${provider.issuer}\nkept before`, mia);
    await people.signedIn('mia@council.example');
    expect((await inShort()).at(-1)).toBe('SignInMethodRemoved openid');
  });

  it('appear in the history of their person only for roles that keep the records, and for auditors of that scope', async () => {
    await people.register('Aud Itor', 'aud@council.example', { onlyProgramme: programme }).then((person) => people.record('grant-role', { person, role: 'auditor', programmeScope: programme }));
    await people.register('Ment Or', 'ment@council.example', { onlyProgramme: programme }).then((person) => people.record('grant-role', { person, role: 'mentor', programmeScope: programme }));
    const elsewhere = await people.record('open-programme', { name: 'Second', area: 'Town' });
    await people.register('Els Where', 'els@council.example', { onlyProgramme: elsewhere }).then((person) => people.record('grant-role', { person, role: 'auditor', programmeScope: elsewhere }));
    await shown();
    for (const visitor of [browser, await people.signedIn('aud@council.example')]) {
      const page = await visitor.get(`/people/${mia}/history`);
      expect([page.status, page.text.includes('Way of signing in added'), page.text.includes('Way of signing in removed'), page.text.includes('An account of their organisation')]).toEqual([200, true, true, true]);
      expect(page.text).not.toContain('mia@council.example');
    }
    expect((await (await people.signedIn('ment@council.example')).get(`/people/${mia}/history`)).status).toBe(403);
    const other = await (await people.signedIn('els@council.example')).get(`/people/${mia}/history`);
    const unknown = await (await people.signedIn('els@council.example')).get('/people/0198a000-0000-7000-8000-00000000abcd/history');
    expect([other.status, unknown.status]).toEqual([404, 404]);
  });

  it('can be read by a program with a token of an auditor', async () => {
    const aud = (await runtime().people.now()).all().find(({ name }) => name === 'Aud Itor')?.id ?? '';
    const made = await runtime().signIn?.tokens.make({ owner: aud, title: 'test', names: ['personHistory'], scope: { kind: 'everything' }, expiresOn: addDays(app.server.clock.today(), 7) });
    const answer = await fetch(`${app.site}/api/people/${mia}/history`, { headers: { authorization: `Bearer ${made?.token}` } });
    const { items } = (await answer.json()) as { items: { type: string; text: string }[] };
    expect(items.filter(({ type }) => type === 'SignInMethodAdded').map(({ text }) => text)).toContain('Links by email');
    expect(JSON.stringify(items)).not.toContain('Mia');
  });

  it('end with the details of their person: no record of them is kept, and no more is recorded', async () => {
    await addAccount();
    const before = (await recorded()).length;
    await people.record('erase-person', { person: mia }, { role: 'data-protection-officer' });
    await shown();
    await runtime().people.now();
    expect(await runtime().signIn?.reservations.holderOf('mail', 'mia@council.example')).toBeUndefined();
    expect(await runtime().signIn?.reservations.methodsOf(mia, 'openid')).toEqual([]);
    expect(await recorded()).toHaveLength(before);
    const admin = await app.administrator();
    const page = await admin.get(`/people/${mia}/history`);
    expect([page.status, page.text.includes('Personal data erased'), page.text.includes('Mia Mentor')]).toEqual([200, true, false]);
  });
});
