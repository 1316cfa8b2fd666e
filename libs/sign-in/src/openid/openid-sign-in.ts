import { jwtVerify, errors, type JWTPayload } from 'jose';
import {
  AuthorizationResponseError, ClientSecretBasic, Configuration, None, allowInsecureRequests, authorizationCodeGrant, buildAuthorizationUrl, buildEndSessionUrl,
  calculatePKCECodeChallenge, clockSkew, clockTolerance, randomPKCECodeVerifier
} from 'openid-client';
import { systemClock, type Clock, type Instant } from '#kernel';
import type { AccessState } from '../access-state/access-state.js';
import { recordKind } from '../access-state/record-kind.js';
import { freshSecret, isSecret } from '../secrets/fresh-secret.js';
import { later, secondsBetween } from '../secrets/later.js';
import type { OpenIdSettings } from './openid-settings.js';
import { OpenIdRefused } from './openid-refused.js';
import { isProviderUnavailable, providerUnavailable } from './provider-fault.js';
import { OpenIdProvider, signatures, tolerance } from './provider.js';

interface StartedSignIn {
  browser: string;
  nonce: string;
  verifier: string;
  next: string;
  stepUp: boolean;
  addTo?: string | undefined;
  at: Instant;
}

/** The identity from the provider, and the context of the sign-in. */
export interface OpenIdAnswer {
  /** Issuer and subject together are the identity. Nothing else identifies a person, least of all the email address. */
  issuer: string;
  subject: string;
  /** When the person signed in at the provider; undefined when the provider does not report it. */
  authTime: Instant | undefined;
  /** Only set when the provider reports it as verified. An address may later belong to another person. */
  mail: string | undefined;
  claims: Readonly<JWTPayload>;
  /** The signed token: identifies the session at the provider for the sign-out. */
  idToken: string;
  /** The path on this site to redirect to after the sign-in. */
  next: string;
  /** True when a new sign-in was required, and took place. */
  stepUp: boolean;
  /** The id of the person who adds this account as a sign-in method; undefined for an ordinary sign-in. */
  addTo: string | undefined;
}

export interface OpenIdBeginning {
  browser: string;
  next: string;
  stepUp?: boolean | undefined;
  addTo?: string | undefined;
}

const kind = recordKind<StartedSignIn>('openid');
const lifetimeSeconds = 10 * 60;

/** Sign-in with an OpenID provider: authorisation code with PKCE (S256), state and nonce, bound to the browser that started it. */
export class OpenIdSignIn {
  readonly #provider: OpenIdProvider;

  /** @throws OpenIdUnusable when the issuer is not allowed */
  constructor(
    private readonly state: AccessState,
    private readonly clock: Clock,
    private readonly settings: OpenIdSettings,
    provider?: OpenIdProvider,
  ) {
    this.#provider = provider ?? new OpenIdProvider(settings.issuer, clock);
  }

  /**
   * @param browser the id in the browser's cookie
   * @param next the path on this site to redirect to afterwards; any other URL is replaced by the start page
   * @param stepUp whether the person must sign in again at the provider
   * @param addTo the id of the person to whom the account at the provider is to be added
   * @returns the URL to redirect the browser to; valid for 10 minutes
   * @throws Unavailable, OpenIdUnusable
   */
  async begin({ browser, next, stepUp = false, addTo }: OpenIdBeginning): Promise<string> {
    const config = await this.#config();
    const [id, nonce, verifier, at] = [freshSecret(), freshSecret(), randomPKCECodeVerifier(), this.clock.now()];
    await this.state.add(kind, id, { browser, nonce, verifier, next: onThisSite(next), stepUp, addTo, at }, { expiresAt: later(at, lifetimeSeconds) });
    return buildAuthorizationUrl(config, {
      redirect_uri: this.settings.redirectUri,
      scope: this.settings.scope ?? 'openid profile email',
      state: id,
      nonce,
      code_challenge: await calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      ...(stepUp && { max_age: '0' }),
    }).href;
  }

  /**
   * @param callback the query of the redirect from the provider
   * @throws OpenIdRefused with a code and a sentence for the person, Unavailable, OpenIdUnusable
   */
  async finish(callback: URLSearchParams, browser: string): Promise<OpenIdAnswer> {
    const { id, started } = await this.#taken(callback.get('state'), browser);
    const config = await this.#config();
    const address = new URL(this.settings.redirectUri);
    address.search = callback.toString();
    try {
      const answer = await authorizationCodeGrant(config, address, { expectedState: id, expectedNonce: started.nonce, pkceCodeVerifier: started.verifier, idTokenExpected: true });
      const idToken = answer.id_token ?? '';
      return answerOf(await this.#verified(idToken, config), idToken, started);
    } catch (error) {
      throw this.#fault(error);
    }
  }

  /**
   * The URL that also signs out at the provider; undefined when the provider does not support it.
   * @param idToken the ID token of the session that ends: without it a provider asks for confirmation
   * @throws Unavailable, OpenIdUnusable
   */
  async signOutAddress(returnTo: string, idToken?: string): Promise<string | undefined> {
    const config = await this.#config();
    return config.serverMetadata().end_session_endpoint === undefined ? undefined : buildEndSessionUrl(config, { post_logout_redirect_uri: returnTo, ...(idToken !== undefined && { id_token_hint: idToken }) }).href;
  }

  /** Takes the started sign-in once, and only for the browser that started it. */
  async #taken(id: string | null, browser: string): Promise<{ id: string; started: StartedSignIn }> {
    const found = isSecret(id) ? await this.state.get(kind, id) : undefined;
    if (!isSecret(id) || !found) throw new OpenIdRefused('unknown');
    if (found.record.browser !== browser) throw new OpenIdRefused('another-browser');
    const started = await this.state.consume(kind, id);
    if (!started) throw new OpenIdRefused('unknown');
    return { id, started };
  }

  async #config(): Promise<Configuration> {
    const { clientId, clientSecret } = this.settings;
    const metadata = { [clockTolerance]: tolerance, [clockSkew]: Math.round(secondsBetween(systemClock.now(), this.clock.now())) };
    const config = new Configuration(await this.#provider.metadata(), clientId, metadata, clientSecret === undefined ? None() : ClientSecretBasic(clientSecret));
    config.timeout = 5;
    if (this.#provider.isOnLoopback) allowInsecureRequests(config);
    return config;
  }

  /** openid-client has checked the claims; this checks the signature. Unknown keys are fetched. */
  async #verified(token: string, config: Configuration): Promise<JWTPayload> {
    const keys = await this.#provider.keys();
    const { issuer } = config.serverMetadata();
    const verify = async (): Promise<JWTPayload> =>
      (await jwtVerify(token, keys, { issuer, audience: this.settings.clientId, algorithms: signatures, clockTolerance: tolerance, currentDate: new Date(this.clock.now()) })).payload;
    try {
      return await verify();
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      await keys.reload();
      return verify();
    }
  }

  #fault(error: unknown): Error {
    if (error instanceof OpenIdRefused) return error;
    if (isProviderUnavailable(error)) return providerUnavailable(this.settings.issuer);
    if (error instanceof AuthorizationResponseError) return new OpenIdRefused(error.error === 'access_denied' ? 'denied' : 'not-valid', error);
    return new OpenIdRefused('not-valid', error);
  }
}

function answerOf(claims: JWTPayload, idToken: string, started: StartedSignIn): OpenIdAnswer {
  const { iss, sub, auth_time: authTime, email, email_verified: isVerified } = claims;
  if (iss === undefined || sub === undefined || sub === '') throw new OpenIdRefused('not-valid');
  const signedInAt = typeof authTime === 'number' ? new Date(authTime * 1_000).toISOString() : undefined;
  if (started.stepUp && (signedInAt === undefined || secondsBetween(started.at, signedInAt) < -tolerance)) throw new OpenIdRefused('not-recent');
  return { issuer: iss, subject: sub, authTime: signedInAt, mail: typeof email === 'string' && isVerified === true ? email : undefined, claims, idToken, next: started.next, stepUp: started.stepUp, addTo: started.addTo };
}

/** The path if a browser resolves it on this site, otherwise `/`. */
function onThisSite(next: string): string {
  const here = 'https://here.invalid';
  if (!next.startsWith('/') || !URL.canParse(next, here)) return '/';
  const { origin, pathname, search } = new URL(next, here);
  return origin === here && !pathname.startsWith('//') ? pathname + search : '/';
}
