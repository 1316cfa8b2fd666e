import { decodeProtectedHeader, errors, jwtVerify, type JWTPayload } from 'jose';
import type { Clock, Instant } from '#kernel';
import { OpenIdUnusable } from './openid-settings.js';
import { isProviderUnavailable, providerUnavailable } from './provider-fault.js';
import { signatures, tolerance, type OpenIdProvider } from './provider.js';

/** The identity of a bearer, from an access token of the OpenID provider. */
export interface BearerIdentity {
  issuer: string;
  subject: string;
  /** The client that the token was issued to. */
  client: string | undefined;
  /** The scopes of the token, as named by the provider. */
  scopes: readonly string[];
  expiresAt: Instant;
}

export interface BearerSettings {
  /** The audience of the API at the provider. It must differ from the client id of the sign-in, which is the audience of ID tokens. */
  audience: string;
  clientId: string;
}

/** Claims that only ID tokens have. */
const idTokenClaims = ['nonce', 'at_hash', 'c_hash', 's_hash'];
/** Claims that only access tokens have. */
const accessTokenClaims = ['scope', 'scp', 'roles'];
const accessTypes = new Set(['at+jwt', 'application/at+jwt']);

/** Verifies access tokens that the OpenID provider issued for the API. */
export class BearerJwt {
  /** @throws OpenIdUnusable when the API has the audience of the sign-in: ID tokens would then give access */
  constructor(
    private readonly provider: OpenIdProvider,
    private readonly clock: Clock,
    private readonly settings: BearerSettings,
  ) {
    if (settings.audience === '' || settings.audience === settings.clientId)
      throw new OpenIdUnusable('The API needs an audience of its own at the OpenID provider, not the client id of the sign-in: ID tokens would open it.');
  }

  /**
   * Undefined for any token that is not a valid access token for the API: another issuer or audience, expired, unsigned or
   * signed with another key, without a key id, or an ID token.
   * @throws Unavailable when the keys of the provider cannot be fetched, OpenIdUnusable
   */
  async open(token: string): Promise<BearerIdentity | undefined> {
    if (!isAccessToken(token)) return undefined;
    const [{ issuer }, keys] = await Promise.all([this.provider.metadata(), this.provider.keys()]);
    try {
      const options = { issuer, audience: this.settings.audience, algorithms: signatures, requiredClaims: ['exp', 'iat', 'sub'], clockTolerance: tolerance, currentDate: new Date(this.clock.now()) };
      const { payload, protectedHeader } = await jwtVerify(token, keys, options);
      return accessTypes.has(typeOf(protectedHeader)) || looksLikeAccess(payload) ? identityOf(payload) : undefined;
    } catch (error) {
      if (isProviderUnavailable(error)) throw providerUnavailable(this.provider.issuer);
      if (error instanceof errors.JOSEError) return undefined;
      throw error;
    }
  }
}

const typeOf = ({ typ = '' }: { typ?: string | undefined }): string => typ.toLowerCase();

/** Checks the header before any key is fetched. */
function isAccessToken(token: string): boolean {
  if (token.length > 16_384) return false;
  try {
    const header = decodeProtectedHeader(token);
    return typeof header.kid === 'string' && (typeOf(header) === 'jwt' || header.typ === undefined || accessTypes.has(typeOf(header)));
  } catch {
    return false;
  }
}

/** For providers without a specific token type for access tokens, such as Entra ID. Keycloak has the type in a claim. */
const looksLikeAccess = (payload: JWTPayload): boolean => payload['typ'] !== 'ID' && !idTokenClaims.some((claim) => claim in payload) && accessTokenClaims.some((claim) => claim in payload);

function identityOf(payload: JWTPayload): BearerIdentity {
  const { iss = '', sub = '', exp = 0, client_id: clientId, azp, appid, scope, scp } = payload;
  const client = [clientId, azp, appid].find((one): one is string => typeof one === 'string');
  const scopes = [scope, scp].flatMap((one) => (typeof one === 'string' ? one.split(' ') : [])).filter(Boolean);
  return { issuer: iss, subject: sub, client, scopes, expiresAt: new Date(exp * 1_000).toISOString() };
}
