import { decodeProtectedHeader, errors, jwtVerify, type JWTPayload } from 'jose';
import type { Clock, Instant } from '#kernel';
import { OpenIdUnusable } from './openid-settings.js';
import { isAway, providerAway } from './provider-fault.js';
import { signatures, tolerance, type OpenIdProvider } from './provider.js';

/** Who a bearer is, by a token of the OpenID provider. */
export interface BearerIdentity {
  issuer: string;
  subject: string;
  /** The program that it was given to. */
  client: string | undefined;
  /** What it was given for, as the provider calls it. */
  scopes: readonly string[];
  expiresAt: Instant;
}

export interface BearerSettings {
  /** Of the API, as the provider knows it; another one than the client id of the sign-in, which ID tokens carry. */
  audience: string;
  clientId: string;
}

/** Claims that only ID tokens have, and claims that say what an access token is for. */
const ofIdTokens = ['nonce', 'at_hash', 'c_hash', 's_hash'];
const ofAccessTokens = ['scope', 'scp', 'roles'];
const accessTypes = new Set(['at+jwt', 'application/at+jwt']);

/** Access tokens of the OpenID provider that were made for the API. */
export class BearerJwt {
  /** @throws OpenIdUnusable when the API has the audience of the sign-in: ID tokens would open it */
  constructor(
    private readonly provider: OpenIdProvider,
    private readonly clock: Clock,
    private readonly settings: BearerSettings,
  ) {
    if (settings.audience === '' || settings.audience === settings.clientId)
      throw new OpenIdUnusable('The API needs an audience of its own at the OpenID provider, not the client id of the sign-in: ID tokens would open it.');
  }

  /**
   * Undefined when it is none: of another issuer or audience, past its end, signed with no key of the provider or with none
   * at all, without the id of its key, or an ID token.
   * @throws Unavailable when the keys of the provider cannot be asked for, OpenIdUnusable
   */
  async open(token: string): Promise<BearerIdentity | undefined> {
    if (!isAccessToken(token)) return undefined;
    const [{ issuer }, keys] = await Promise.all([this.provider.metadata(), this.provider.keys()]);
    try {
      const options = { issuer, audience: this.settings.audience, algorithms: signatures, requiredClaims: ['exp', 'iat', 'sub'], clockTolerance: tolerance, currentDate: new Date(this.clock.now()) };
      const { payload, protectedHeader } = await jwtVerify(token, keys, options);
      return accessTypes.has(typeOf(protectedHeader)) || looksLikeAccess(payload) ? identityOf(payload) : undefined;
    } catch (error) {
      if (isAway(error)) throw providerAway(this.provider.issuer);
      if (error instanceof errors.JOSEError) return undefined;
      throw error;
    }
  }
}

const typeOf = ({ typ = '' }: { typ?: string | undefined }): string => typ.toLowerCase();

/** By its header, before any key is looked for. */
function isAccessToken(token: string): boolean {
  if (token.length > 16_384) return false;
  try {
    const header = decodeProtectedHeader(token);
    return typeof header.kid === 'string' && (typeOf(header) === 'jwt' || header.typ === undefined || accessTypes.has(typeOf(header)));
  } catch {
    return false;
  }
}

/** Of providers that give their access tokens no type of their own, such as Entra ID; Keycloak says it among the claims. */
const looksLikeAccess = (payload: JWTPayload): boolean => payload['typ'] !== 'ID' && !ofIdTokens.some((claim) => claim in payload) && ofAccessTokens.some((claim) => claim in payload);

function identityOf(payload: JWTPayload): BearerIdentity {
  const { iss = '', sub = '', exp = 0, client_id: clientId, azp, appid, scope, scp } = payload;
  const client = [clientId, azp, appid].find((one): one is string => typeof one === 'string');
  const scopes = [scope, scp].flatMap((one) => (typeof one === 'string' ? one.split(' ') : [])).filter(Boolean);
  return { issuer: iss, subject: sub, client, scopes, expiresAt: new Date(exp * 1_000).toISOString() };
}
