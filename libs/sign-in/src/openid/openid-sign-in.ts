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
import { isAway, providerAway } from './provider-fault.js';
import { OpenIdProvider, signatures, tolerance } from './provider.js';

interface Begun {
  browser: string;
  nonce: string;
  verifier: string;
  next: string;
  stepUp: boolean;
  addTo?: string | undefined;
  at: Instant;
}

/** Who the provider says it is. */
export interface OpenIdAnswer {
  /** Together with the subject the identity: nothing else is one, least of all the address of mail. */
  issuer: string;
  subject: string;
  /** When the person signed in at the provider; undefined when it does not say: then nothing is known of how long ago. */
  authTime: Instant | undefined;
  /** Only when the provider says that it is verified; may change hands. */
  mail: string | undefined;
  claims: Readonly<JWTPayload>;
  /** As it was signed: says at the provider, at the sign-out, whose session is meant. */
  idToken: string;
  /** Where the person was going: a path on this site. */
  next: string;
  /** Whether they were asked to sign in again, and did since. */
  stepUp: boolean;
  /** The id of the person who wants to sign in by it from now on; undefined: its owner signs in. */
  addTo: string | undefined;
}

export interface OpenIdBeginning {
  browser: string;
  next: string;
  stepUp?: boolean | undefined;
  addTo?: string | undefined;
}

const kind = recordKind<Begun>('openid');
const lasts = 10 * 60;

/** Signing in with an OpenID provider: authorisation code with PKCE (S256), state and nonce, bound to the browser that asked. */
export class OpenIdSignIn {
  readonly #provider: OpenIdProvider;

  /** @throws OpenIdUnusable when the issuer is none that may be used */
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
   * @param next the path on this site to go on to; another address is replaced by the start page
   * @param stepUp whether the person must sign in again at the provider
   * @param addTo the id of the person to whom the account at the provider is to be added
   * @returns the address to send the browser to; to be followed within 10 minutes
   * @throws Unavailable, OpenIdUnusable
   */
  async begin({ browser, next, stepUp = false, addTo }: OpenIdBeginning): Promise<string> {
    const config = await this.#config();
    const [id, nonce, verifier, at] = [freshSecret(), freshSecret(), randomPKCECodeVerifier(), this.clock.now()];
    await this.state.add(kind, id, { browser, nonce, verifier, next: onThisSite(next), stepUp, addTo, at }, { expiresAt: later(at, lasts) });
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
   * @param callback the query with which the browser came back
   * @throws OpenIdRefused with a code and a sentence for the person, Unavailable, OpenIdUnusable
   */
  async finish(callback: URLSearchParams, browser: string): Promise<OpenIdAnswer> {
    const { id, begun } = await this.#taken(callback.get('state'), browser);
    const config = await this.#config();
    const address = new URL(this.settings.redirectUri);
    address.search = callback.toString();
    try {
      const answer = await authorizationCodeGrant(config, address, { expectedState: id, expectedNonce: begun.nonce, pkceCodeVerifier: begun.verifier, idTokenExpected: true });
      const idToken = answer.id_token ?? '';
      return answerOf(await this.#verified(idToken, config), idToken, begun);
    } catch (error) {
      throw this.#fault(error);
    }
  }

  /**
   * Where to send the browser to sign out at the provider, too; undefined when the provider offers no such thing.
   * @param idToken of the session that ends: without it a provider asks whether it is meant
   * @throws Unavailable, OpenIdUnusable
   */
  async signOutAddress(returnTo: string, idToken?: string): Promise<string | undefined> {
    const config = await this.#config();
    return config.serverMetadata().end_session_endpoint === undefined ? undefined : buildEndSessionUrl(config, { post_logout_redirect_uri: returnTo, ...(idToken !== undefined && { id_token_hint: idToken }) }).href;
  }

  /** What was begun, once, in the browser that began it. */
  async #taken(id: string | null, browser: string): Promise<{ id: string; begun: Begun }> {
    const there = isSecret(id) ? await this.state.get(kind, id) : undefined;
    if (!isSecret(id) || !there) throw new OpenIdRefused('unknown');
    if (there.record.browser !== browser) throw new OpenIdRefused('another-browser');
    const begun = await this.state.consume(kind, id);
    if (!begun) throw new OpenIdRefused('unknown');
    return { id, begun };
  }

  async #config(): Promise<Configuration> {
    const { clientId, clientSecret } = this.settings;
    const metadata = { [clockTolerance]: tolerance, [clockSkew]: Math.round(secondsBetween(systemClock.now(), this.clock.now())) };
    const config = new Configuration(await this.#provider.metadata(), clientId, metadata, clientSecret === undefined ? None() : ClientSecretBasic(clientSecret));
    config.timeout = 5;
    if (this.#provider.isOnLoopback) allowInsecureRequests(config);
    return config;
  }

  /** The client has compared the claims; this checks who signed them. Keys that are new are fetched. */
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
    if (isAway(error)) return providerAway(this.settings.issuer);
    if (error instanceof AuthorizationResponseError) return new OpenIdRefused(error.error === 'access_denied' ? 'denied' : 'not-valid', error);
    return new OpenIdRefused('not-valid', error);
  }
}

function answerOf(claims: JWTPayload, idToken: string, begun: Begun): OpenIdAnswer {
  const { iss, sub, auth_time: authTime, email, email_verified: isVerified } = claims;
  if (iss === undefined || sub === undefined || sub === '') throw new OpenIdRefused('not-valid');
  const signedInAt = typeof authTime === 'number' ? new Date(authTime * 1_000).toISOString() : undefined;
  if (begun.stepUp && (signedInAt === undefined || secondsBetween(begun.at, signedInAt) < -tolerance)) throw new OpenIdRefused('not-recent');
  return { issuer: iss, subject: sub, authTime: signedInAt, mail: typeof email === 'string' && isVerified === true ? email : undefined, claims, idToken, next: begun.next, stepUp: begun.stepUp, addTo: begun.addTo };
}

/** A path on this site, as a browser reads it. */
function onThisSite(next: string): string {
  const here = 'https://here.invalid';
  if (!next.startsWith('/') || !URL.canParse(next, here)) return '/';
  const { origin, pathname, search } = new URL(next, here);
  return origin === here && !pathname.startsWith('//') ? pathname + search : '/';
}
