import { jest } from '@jest/globals';
import { UnsecuredJWT, type JWTPayload } from 'jose';
import { fakeClock } from '#spec';
import { api, client, otherKey, signed, startOpenIdProvider, type TestProvider } from '../support/openid-provider.js';
import { PeopleWithRoles } from '../support/people-with-roles.js';
import { freePort } from '../support/redis-server.js';
import { startSignInServer, type SignInServer } from '../support/signed-in.js';

jest.setTimeout(60_000);

describe('the API with access tokens of the OpenID provider', () => {
  let app: SignInServer;
  let provider: TestProvider;
  let programme: string;
  let mia: string;
  beforeAll(async () => {
    const port = String(await freePort());
    provider = await startOpenIdProvider(`http://localhost:${port}`);
    const env = { PORT: port, EXAMPLE: 'off', OPENID_ISSUER: provider.issuer, OPENID_CLIENT_ID: client.id, OPENID_CLIENT_SECRET: client.secret, OPENID_API_AUDIENCE: api };
    app = await startSignInServer({ clock: fakeClock(new Date().toISOString()), env });
    const people = new PeopleWithRoles(app);
    programme = await people.record('open-programme', { name: 'First', area: 'Town' });
    await people.record('open-programme', { name: 'Second', area: 'Town' });
    mia = await people.register('Mia Manager', 'mia@council.example', { onlyProgramme: programme });
    await people.record('grant-role', { person: mia, role: 'programme-manager', programmeScope: programme }, { role: 'administrator' });
    const service = await people.register('Nightly figures', 'figures@council.example');
    await people.record('grant-role', { person: service, role: 'auditor', programmeScope: programme });
    const reservations = app.server.web.runtime.signIn?.reservations;
    await reservations?.reserve('openid', `${provider.issuer}\nmia`, mia);
    await reservations?.reserve('openid', `${provider.issuer}\n${client.id}`, service);
  });
  afterAll(async () => {
    await app.stop();
    await provider.stop();
  });

  const seconds = (): number => Math.floor(Date.parse(app.server.clock.now()) / 1_000);
  const claims = (): JWTPayload => ({ iss: provider.issuer, aud: api, sub: 'mia', iat: seconds(), exp: seconds() + 600, client_id: 'spreadsheet', scope: 'read' });
  const type = { typ: 'at+jwt' };
  const ask = async (token: string, path = '/api/programmes', init: RequestInit = {}): Promise<{ status: number; body: { total?: number; code?: string; detail?: string } }> => {
    const answer = await fetch(app.site + path, { ...init, headers: { ...(init.headers as object), authorization: `Bearer ${token}` } });
    return { status: answer.status, body: (await answer.json()) as { total?: number } };
  };

  it('gives the owner of the account their own access, there and nowhere else', async () => {
    const token = await signed(claims(), provider.key, type);
    expect(await ask(token)).toMatchObject({ status: 200, body: { total: 1 } });
    const post = (name: string, body: object) => ask(token, `/api/commands/${name}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    const occurredOn = app.server.clock.today();
    expect((await post('start-ulo-development', { programme, name: 'By token', area: 'Town', commissioner: 'County', occurredOn })).status).toBe(200);
    // A token is no new proof of identity.
    expect(await post('grant-role', { person: mia, role: 'mentor', programmeScope: programme, occurredOn })).toMatchObject({ status: 403, body: { code: 'sign-in-again' } });
    // It opens the API, but no page.
    expect((await fetch(`${app.site}/programmes`, { redirect: 'manual', headers: { authorization: `Bearer ${token}` } })).status).toBe(303);
  });

  it('accepts the token that the provider made for a program', async () => {
    expect(await ask(await provider.accessToken())).toMatchObject({ status: 200, body: { total: 1 } });
  });

  it('refuses a token for another audience, and an account that belongs to no person', async () => {
    const wrong: [string, string][] = [
      ['another audience', await signed({ ...claims(), aud: 'https://other.example' }, provider.key, type)],
      ['the sign-in', await signed({ ...claims(), aud: client.id }, provider.key, type)],
      ['another issuer', await signed({ ...claims(), iss: 'https://other.example' }, provider.key, type)],
      ['an end in the past', await signed({ ...claims(), iat: 1_700_000_000, exp: 1_700_000_600 }, provider.key, type)],
      ['another key', await signed(claims(), await otherKey(provider.key.kid), type)],
      ['no key id', await signed(claims(), provider.key, { ...type, kid: undefined })],
      ['no signature', new UnsecuredJWT(claims()).encode()],
      ['an ID token', await signed({ ...claims(), scope: undefined, nonce: 'n' }, provider.key, { typ: 'JWT' })],
      ['an account of no person', await signed({ ...claims(), sub: 'stranger', email: 'mia@council.example', roles: ['administrator'] }, provider.key, type)],
    ];
    for (const [what, token] of wrong) expect([what, (await ask(token)).status]).toEqual([what, 401]);
  });

  it('reports that it cannot check tokens while the provider does not respond, and lets no user in', async () => {
    const fresh = await signed(claims(), provider.key, type);
    app.server.clock.set(new Date(Date.parse(app.server.clock.now()) + 3_601_000).toISOString());
    await provider.away(true);
    try {
      expect((await ask(await signed(claims(), provider.key, type))).status).toBe(503);
    } finally {
      await provider.away(false);
    }
    expect((await ask(fresh)).status).toBe(401);
    expect((await ask(await signed(claims(), provider.key, type))).status).toBe(200);
  });

  it('ends when the person is erased', async () => {
    const token = await signed(claims(), provider.key, type);
    await app.server.web.runtime.signIn?.state.removeAllOf(mia);
    expect((await ask(token)).status).toBe(401);
  });
});
