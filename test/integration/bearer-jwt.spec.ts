import { jest } from '@jest/globals';
import { SignJWT, UnsecuredJWT, decodeJwt, decodeProtectedHeader, type JWTPayload } from 'jose';
import { Unavailable } from '#event-store';
import { clockFrom, systemClock } from '#kernel';
import { BearerJwt, OpenIdProvider, OpenIdUnusable } from '#sign-in';
import { api, client, otherKey, signed, startOpenIdProvider, type TestProvider } from '../support/openid-provider.js';

jest.setTimeout(60_000);

describe('a bearer token of the OpenID provider', () => {
  let provider: TestProvider;
  let ahead = 0;
  const clock = clockFrom(() => new Date(Date.parse(systemClock.now()) + ahead * 1_000).toISOString());
  let bearers: BearerJwt;
  beforeAll(async () => void (provider = await startOpenIdProvider()));
  afterAll(() => provider.stop());
  beforeEach(() => {
    ahead = 0;
    bearers = new BearerJwt(new OpenIdProvider(provider.issuer, clock), clock, { audience: api, clientId: client.id });
  });
  const seconds = (): number => Math.floor(Date.parse(systemClock.now()) / 1_000);
  const claims = (): JWTPayload => ({ iss: provider.issuer, aud: api, sub: 'ada', iat: seconds(), exp: seconds() + 600, client_id: 'spreadsheet', scope: 'read write' });
  const type = { typ: 'at+jwt' };

  it('is accepted if it is an access token for the API', async () => {
    const token = await provider.accessToken();
    expect(decodeProtectedHeader(token)).toMatchObject({ typ: 'at+jwt', alg: 'RS256', kid: provider.key.kid });
    expect(await bearers.open(token)).toEqual({
      issuer: provider.issuer, subject: client.id, client: client.id, scopes: ['read'], expiresAt: new Date((decodeJwt(token).exp ?? 0) * 1_000).toISOString(),
    });
  });

  it('is accepted until 30 seconds after its end, and from 30 seconds before its beginning', async () => {
    const token = await signed({ ...claims(), nbf: seconds() }, provider.key, type);
    for (const [at, isIn] of [[0, true], [620, true], [640, false], [-20, true], [-40, false]] as const) {
      ahead = at;
      expect([at, (await bearers.open(token)) !== undefined]).toEqual([at, isIn]);
    }
  });

  it.each([
    ['of another issuer', { iss: 'https://other.example' }],
    ['for another audience', { aud: 'https://other.example' }],
    ['for the sign-in', { aud: 'milepost' }],
    ['past its end', { iat: 1_700_000_000, exp: 1_700_000_600 }],
    ['without an end', { exp: undefined }],
    ['without a subject', { sub: undefined }],
    ['without an issuer', { iss: undefined }],
  ])('is refused with a token %s', async (_what, change) => {
    expect(await bearers.open(await signed({ ...claims(), ...change }, provider.key, type))).toBeUndefined();
    expect((await bearers.open(await signed(claims(), provider.key, type)))?.subject).toBe('ada');
  });

  it('is refused when another key signed it, it has no signature, or its key has no name', async () => {
    const secret = Buffer.from(JSON.stringify(provider.key.kid).padEnd(64, 'x'));
    const wrong = [
      await signed(claims(), await otherKey(provider.key.kid), type),
      await signed(claims(), await otherKey('another'), type),
      await signed(claims(), provider.key, { ...type, kid: undefined }),
      new UnsecuredJWT(claims()).encode(),
      await new SignJWT(claims()).setProtectedHeader({ alg: 'HS256', kid: provider.key.kid, ...type }).sign(secret),
      (await signed(claims(), provider.key, type)).replace(/\.[^.]*$/u, '.'),
      '', 'milepost_token', 'a.b.c', 'x'.repeat(20_000),
    ];
    for (const token of wrong) expect(await bearers.open(token)).toBeUndefined();
  });

  it('is refused if it is an ID token, even with the audience of the API', async () => {
    const rest = { ...claims(), scope: undefined };
    for (const more of [{ nonce: 'n', scope: 'read' }, { at_hash: 'h', scope: 'read' }, { typ: 'ID', scope: 'read' }, { email: 'ada@council.example' }])
      expect(await bearers.open(await signed({ ...rest, ...more }, provider.key, { typ: 'JWT' }))).toBeUndefined();
    for (const typ of ['logout+jwt', 'dpop+jwt', 'secevent+jwt']) expect(await bearers.open(await signed(claims(), provider.key, { typ }))).toBeUndefined();
  });

  it('is accepted from a provider that does not set the type of access tokens', async () => {
    const rest = { ...claims(), scope: undefined, client_id: undefined };
    expect(await bearers.open(await signed({ ...rest, scp: 'read', azp: 'spreadsheet' }, provider.key, { typ: 'JWT' }))).toMatchObject({ subject: 'ada', client: 'spreadsheet', scopes: ['read'] });
  });

  it('is accepted after the provider changed its key, and refused with the old key', async () => {
    const old = await signed(claims(), provider.key, type);
    expect(await bearers.open(old)).toBeDefined();
    await provider.rotate();
    const later = new BearerJwt(new OpenIdProvider(provider.issuer, clock), clock, { audience: api, clientId: client.id });
    expect((await later.open(await signed(claims(), provider.key, type)))?.subject).toBe('ada');
    expect(await later.open(old)).toBeUndefined();
  });

  it('cannot be checked while the provider is unavailable', async () => {
    const token = await signed(claims(), provider.key, type);
    await provider.away(true);
    try {
      await expect(bearers.open(token)).rejects.toThrow(Unavailable);
    } finally {
      await provider.away(false);
    }
    expect(await bearers.open(token)).toBeDefined();
  });

  it('needs an audience that ID tokens do not have', () => {
    for (const audience of [client.id, '']) expect(() => new BearerJwt(new OpenIdProvider(provider.issuer, clock), clock, { audience, clientId: client.id })).toThrow(OpenIdUnusable);
  });
});
