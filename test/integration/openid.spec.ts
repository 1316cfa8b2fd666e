import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { decodeJwt, UnsecuredJWT, type JWTPayload } from 'jose';
import { Unavailable } from '#event-store';
import { clockFrom, systemClock, type Clock } from '#kernel';
import { OpenIdProvider, OpenIdRefused, OpenIdSignIn, OpenIdUnusable, openAccessState, type AccessState, type OpenIdAnswer } from '#sign-in';
import { client, otherKey, redirectUri, signed, startOpenIdProvider, type TestProvider } from '../support/openid-provider.js';

jest.setTimeout(60_000);

describe('signing in with an OpenID provider', () => {
  const folder = mkdtempSync(join(tmpdir(), 'milepost-openid-'));
  let provider: TestProvider;
  let state: AccessState;
  beforeAll(async () => {
    provider = await startOpenIdProvider();
    state = await openAccessState({ folder, secret: 'a master key for tests, of enough letters', clock: systemClock });
  });
  afterAll(async () => {
    await state.close();
    await provider.stop();
    rmSync(folder, { recursive: true });
  });
  afterEach(() => void (provider.forge = undefined));
  const signInWith = (clock: Clock = systemClock): OpenIdSignIn =>
    new OpenIdSignIn(state, clock, { issuer: provider.issuer, clientId: client.id, clientSecret: client.secret, redirectUri });
  const browser = 'the browser that asked';
  const refusal = async (work: Promise<OpenIdAnswer>): Promise<string> => {
    const error = await work.then((answer) => `answered with ${answer.subject}`, (thrown: unknown) => thrown);
    return error instanceof OpenIdRefused ? error.code : String(error);
  };
  const throughProvider = async (signIn: OpenIdSignIn, more: { stepUp?: boolean } = {}): Promise<URLSearchParams> => provider.visit(await signIn.begin({ browser, next: '/to-do', ...more }));
  /** A sign-in whose ID token has other claims, or another key. */
  const withToken = async (make: (claims: JWTPayload) => Promise<string>): Promise<string> => {
    const signIn = signInWith();
    const callback = await throughProvider(signIn);
    provider.forge = async (answer) => ({ ...answer, id_token: await make(decodeJwt(answer.id_token)) });
    const code = await refusal(signIn.finish(callback, browser));
    provider.forge = undefined;
    return code;
  };

  it('returns issuer and subject of the person, and the page that they wanted', async () => {
    const signIn = signInWith();
    const address = new URL(await signIn.begin({ browser, next: '/ulos/1?tab=plan' }));
    expect(Object.fromEntries(address.searchParams)).toMatchObject({ response_type: 'code', code_challenge_method: 'S256', redirect_uri: redirectUri, client_id: client.id, scope: 'openid profile email' });
    const answer = await signIn.finish(await provider.visit(address.href), browser);
    expect(answer).toMatchObject({ issuer: provider.issuer, subject: 'ada', mail: 'ada@council.example', next: '/ulos/1?tab=plan', stepUp: false });
    expect(answer.claims).toMatchObject({ name: 'Ada' });
  });

  it.each(['https://evil.example/', '//evil.example', '/\\evil.example', '/\t/evil.example', 'javascript:alert(1)', ''])('redirects to no other site: %j', async (next) => {
    const signIn = signInWith();
    expect((await signIn.finish(await provider.visit(await signIn.begin({ browser, next })), browser)).next).toBe('/');
  });

  it('accepts a response once', async () => {
    const signIn = signInWith();
    const callback = await throughProvider(signIn);
    const all = await Promise.all([1, 2, 3].map(() => signIn.finish(callback, browser).then(({ subject }) => subject, (error: OpenIdRefused) => error.code)));
    expect(all.sort()).toEqual(['ada', 'unknown', 'unknown']);
    expect(await refusal(signIn.finish(callback, browser))).toBe('unknown');
  });

  it('accepts a response only in the browser that started the sign-in', async () => {
    const signIn = signInWith();
    const callback = await throughProvider(signIn);
    expect(await refusal(signIn.finish(callback, 'another browser'))).toBe('another-browser');
    expect((await signIn.finish(callback, browser)).subject).toBe('ada');
  });

  it('refuses an unknown state and a response without a state', async () => {
    const signIn = signInWith();
    const callback = await throughProvider(signIn);
    const changed = new URLSearchParams(callback);
    changed.set('state', `${callback.get('state')?.slice(0, -1)}${callback.get('state')?.endsWith('A') ? 'B' : 'A'}`);
    expect(await refusal(signIn.finish(changed, browser))).toBe('unknown');
    changed.delete('state');
    expect(await refusal(signIn.finish(changed, browser))).toBe('unknown');
  });

  it('refuses the response to another sign-in of the same browser: its code belongs to another challenge', async () => {
    const signIn = signInWith();
    const [one, two] = [await throughProvider(signIn), await throughProvider(signIn)];
    const mixed = new URLSearchParams(one);
    mixed.set('code', two.get('code') ?? '');
    expect(await refusal(signIn.finish(mixed, browser))).toBe('not-valid');
  });

  it('refuses a response from another issuer', async () => {
    const signIn = signInWith();
    const callback = await throughProvider(signIn);
    callback.set('iss', 'https://other.example');
    expect(await refusal(signIn.finish(callback, browser))).toBe('not-valid');
  });

  it('reports that the provider refused the sign-in', async () => {
    const signIn = signInWith();
    const callback = await throughProvider(signIn);
    const no = new URLSearchParams({ state: callback.get('state') ?? '', iss: provider.issuer, error: 'access_denied' });
    expect(await refusal(signIn.finish(no, browser))).toBe('denied');
  });

  it('accepts a response within 10 minutes', async () => {
    let ahead = 0;
    const clock = clockFrom(() => new Date(Date.now() + ahead).toISOString());
    const late = await openAccessState({ folder, secret: 'a master key for tests, of enough letters', clock });
    const signIn = new OpenIdSignIn(late, clock, { issuer: provider.issuer, clientId: client.id, clientSecret: client.secret, redirectUri });
    const callback = await throughProvider(signIn);
    ahead = 600_000;
    expect(await refusal(signIn.finish(callback, browser))).toBe('unknown');
    await late.close();
  });

  it.each([
    ['another nonce', (claims: JWTPayload) => ({ ...claims, nonce: 'of another sign-in' })],
    ['no nonce', (claims: JWTPayload) => ({ ...claims, nonce: undefined })],
    ['another audience', (claims: JWTPayload) => ({ ...claims, aud: 'another-client' })],
    ['another issuer', (claims: JWTPayload) => ({ ...claims, iss: 'https://other.example' })],
    ['no subject', (claims: JWTPayload) => ({ ...claims, sub: undefined })],
    ['an end in the past', (claims: JWTPayload) => ({ ...claims, iat: 1_700_000_000, exp: 1_700_000_600 })],
    ['no end', (claims: JWTPayload) => ({ ...claims, exp: undefined })],
    ['several audiences and another program', (claims: JWTPayload) => ({ ...claims, aud: [client.id, 'x'], azp: 'x' })],
  ])('refuses an ID token with %s, even signed by the provider', async (_what, change) => {
    expect(await withToken((claims) => signed(change(claims), provider.key))).toBe('not-valid');
  });

  it('accepts the same token unchanged, so the changes above caused the refusals', async () => {
    expect(await withToken((claims) => signed(claims, provider.key))).toBe('answered with ada');
  });

  it('refuses an ID token with a wrong signature, even under the key name of the provider, or without one', async () => {
    const forger = await otherKey(provider.key.kid);
    expect(await withToken((claims) => signed(claims, forger))).toBe('not-valid');
    expect(await withToken(async (claims) => signed(claims, await otherKey('a key of its own')))).toBe('not-valid');
    expect(await withToken(async (claims) => new UnsecuredJWT(claims).encode())).toBe('not-valid');
    expect(await withToken(async () => 'no.token.atall')).toBe('not-valid');
  });

  it('accepts clocks that differ by less than 30 seconds', async () => {
    const at = (seconds: number): Clock => clockFrom(() => new Date(Date.now() + seconds * 1_000).toISOString());
    const ofAge = (seconds: number) => (claims: JWTPayload): Promise<string> => {
      const now = Math.floor(Date.now() / 1_000);
      return signed({ ...claims, iat: now - 700, exp: now - seconds }, provider.key);
    };
    expect(await withToken(ofAge(15))).toBe('answered with ada');
    expect(await withToken(ofAge(45))).toBe('not-valid');
    for (const [seconds, expected] of [[-20, 'ada'], [20, 'ada']] as const) {
      const signIn = signInWith(at(seconds));
      expect((await signIn.finish(await throughProvider(signIn), browser)).subject).toBe(expected);
    }
  });

  it('requests a new sign-in for a step-up, and refuses an older one', async () => {
    const signIn = signInWith();
    expect(new URL(await signIn.begin({ browser, next: '/', stepUp: true })).searchParams.get('max_age')).toBe('0');
    const answer = await signIn.finish(await throughProvider(signIn, { stepUp: true }), browser);
    expect(answer.stepUp).toBe(true);
    expect(Math.abs(Date.parse(answer.authTime ?? '') - Date.now())).toBeLessThan(30_000);
    for (const older of [Math.floor(Date.now() / 1_000) - 60, undefined]) {
      const again = signInWith();
      const callback = await throughProvider(again, { stepUp: true });
      provider.forge = async (given) => ({ ...given, id_token: await signed({ ...decodeJwt(given.id_token), auth_time: older }, provider.key) });
      expect(await refusal(again.finish(callback, browser))).toBe('not-recent');
      provider.forge = undefined;
    }
  });

  it('continues when the provider changes its key', async () => {
    const signIn = signInWith();
    await signIn.finish(await throughProvider(signIn), browser);
    const old = provider.key;
    await provider.rotate();
    expect((await signIn.finish(await throughProvider(signIn), browser)).subject).toBe('ada');
    const callback = await throughProvider(signIn);
    provider.forge = async (answer) => ({ ...answer, id_token: await signed(decodeJwt(answer.id_token), old) });
    expect(await refusal(signIn.finish(callback, browser))).toBe('not-valid');
  });

  it('reports that the provider is unavailable, before and after the visit', async () => {
    const [before, after] = [signInWith(), signInWith()];
    const callback = await throughProvider(after);
    await provider.away(true);
    try {
      for (const work of [before.begin({ browser, next: '/' }), after.finish(callback, browser)]) {
        const error = await work.catch((thrown: unknown) => thrown);
        expect(error).toBeInstanceOf(Unavailable);
        expect((error as Error).message).toMatch(/^Signing in with 127\.0\.0\.1:\d+ is not possible now: it does not answer\./u);
      }
    } finally {
      await provider.away(false);
    }
    expect((await before.finish(await throughProvider(before), browser)).subject).toBe('ada');
  });

  it('caches the metadata of the provider for an hour, and then reads it again', async () => {
    let ahead = 0;
    const signIn = signInWith(clockFrom(() => new Date(Date.now() + ahead).toISOString()));
    await signIn.begin({ browser, next: '/' });
    await provider.away(true);
    try {
      ahead = 59 * 60_000;
      expect(await signIn.begin({ browser, next: '/' })).toContain(provider.issuer);
      ahead = 60 * 60_000;
      await expect(signIn.begin({ browser, next: '/' })).rejects.toThrow(Unavailable);
    } finally {
      await provider.away(false);
    }
    expect(await signIn.begin({ browser, next: '/' })).toContain(provider.issuer);
  });

  it('returns the address for signing out at the provider', async () => {
    const address = new URL((await signInWith().signOutAddress('http://127.0.0.1:3999/')) ?? '');
    expect(address.origin).toBe(provider.issuer);
    expect(Object.fromEntries(address.searchParams)).toEqual({ client_id: client.id, post_logout_redirect_uri: 'http://127.0.0.1:3999/' });
  });

  it('refuses a provider whose issuer differs from the configured one', async () => {
    const other = new OpenIdProvider(provider.issuer.replace('127.0.0.1', 'localhost'), systemClock);
    await expect(other.metadata()).rejects.toThrow(OpenIdUnusable);
  });
});
