import { jest } from '@jest/globals';
import { decodeJwt, type JWTPayload } from 'jose';
import { derivedId } from '#kernel';
import { fakeClock } from '#spec';
import { client, signed, startOpenIdProvider, type TestProvider } from '../support/openid-provider.js';
import { PeopleWithRoles } from '../support/people-with-roles.js';
import { freePort } from '../support/redis-server.js';
import { TestBrowser, startSignInServer, type SignInServer } from '../support/signed-in.js';

jest.setTimeout(60_000);

describe('roles from claims of the OpenID provider', () => {
  let app: SignInServer;
  let provider: TestProvider;
  let person: string;
  // The id of a programme follows from the id of the command that opens it.
  const opening = '0198a000-0000-7000-8000-00000000000a';
  const programme = derivedId(opening);
  beforeAll(async () => {
    const port = String(await freePort());
    provider = await startOpenIdProvider(`http://localhost:${port}`);
    const OPENID_ROLES = `groups=managers programme-manager programme ${programme}; role=audit auditor programme ${programme}`;
    const env = { PORT: port, EXAMPLE: 'off', OPENID_ISSUER: provider.issuer, OPENID_CLIENT_ID: client.id, OPENID_CLIENT_SECRET: client.secret, OPENID_ROLES };
    app = await startSignInServer({ clock: fakeClock(new Date().toISOString()), env });
    const people = new PeopleWithRoles(app);
    expect(await people.record('open-programme', { commandId: opening, name: 'First', area: 'Town' })).toBe(programme);
    person = await people.register('Mia', 'mia@council.example', { onlyProgramme: programme });
    await people.record('grant-role', { person, role: 'mentor', programmeScope: programme });
    await app.server.web.runtime.signIn?.reservations.reserve('openid', `${provider.issuer}\nmia`, person);
  });
  afterAll(async () => {
    await app.stop();
    await provider.stop();
  });

  async function signIn(claims: JWTPayload): Promise<TestBrowser> {
    provider.forge = async (answer) => ({ ...answer, id_token: await signed({ ...decodeJwt(answer.id_token), sub: 'mia', ...claims }, provider.key) });
    const visitor = app.browser();
    await visitor.get('/sign-in');
    const to = TestBrowser.onwardFrom((await visitor.post('/sign-in/openid', { next: '/account' })).text);
    expect(await visitor.get(`/sign-in/openid/callback?${(await provider.visit(to)).toString()}`)).toMatchObject({ status: 303, location: '/account' });
    return visitor;
  }
  const held = async (): Promise<string[]> => (await app.server.web.runtime.currentGrants.of(person)).map(({ role }) => role).sort();
  const recorded = async (): Promise<string[]> => {
    const found: string[] = [];
    for await (const { events } of app.server.web.runtime.store.readStream(`person-${person}`)) found.push(...events.filter(({ type }) => type.startsWith('Role')).map(({ type, metadata }) => `${type} ${metadata.actor.role}`));
    return found;
  };

  it('last from the sign-in that claims them to the one that no longer does; granted roles stay', async () => {
    await signIn({ groups: ['others', 'managers'], role: 'audit' });
    expect(await held()).toEqual(['auditor', 'mentor', 'programme-manager']);
    // The same claims record nothing again.
    await signIn({ groups: ['managers'], role: 'audit' });
    expect(await recorded()).toEqual(['RoleGranted programme-manager', 'RoleGrantedByClaim milepost', 'RoleGrantedByClaim milepost']);
    await signIn({ groups: 'managers' });
    expect(await held()).toEqual(['mentor', 'programme-manager']);
    const visitor = await signIn({ groups: ['strangers'] });
    expect(await held()).toEqual(['mentor']);
    expect((await recorded()).slice(3)).toEqual(['RoleRevoked milepost', 'RoleRevoked milepost']);
    expect((await visitor.get('/people')).status).toBe(403);
  });

  it('never include administrator, whatever the claims', async () => {
    await signIn({ groups: ['managers', 'administrator'], role: 'administrator', roles: ['administrator'] });
    expect(await held()).toEqual(['mentor', 'programme-manager']);
    const refused = app.server.web.runtime.handling.execute({
      name: 'grant-role-by-claim', body: { occurredOn: app.server.clock.today(), person, role: 'administrator', programmeScope: programme }, actor: { id: person, role: 'milepost', organisation: 'Milepost' },
    });
    await expect(refused).rejects.toThrow(/Role/u);
  });
});
