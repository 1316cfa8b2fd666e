import { Unavailable } from '#event-store';
import { OpenIdUnusable } from './openid-settings.js';

/** Of openid-client and jose: no answer, or one that says that the provider itself is in trouble. */
const away = new Set(['OAUTH_TIMEOUT', 'OAUTH_ABORT', 'OAUTH_RESPONSE_IS_NOT_CONFORM', 'OAUTH_RESPONSE_IS_NOT_JSON', 'ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID', 'ERR_JOSE_GENERIC']);

/** Whether an error says that the provider does not answer as it should, and nothing of who asks. */
export function isAway(error: unknown): boolean {
  const { code = '', message, cause } = error as { code?: string; message?: string; cause?: unknown };
  // What `fetch` throws when there is no connection; the client wraps it.
  return away.has(code) || message === 'fetch failed' || (cause as Error | undefined)?.message === 'fetch failed';
}

export const providerAway = (issuer: string): Unavailable =>
  new Unavailable(`Signing in with ${new URL(issuer).host} is not possible now: it does not answer. Try again in a few minutes.`, true);

/** Of discovery. */
export function providerFault(error: unknown, issuer: string): Error {
  if (isAway(error)) return providerAway(issuer);
  return new OpenIdUnusable(`The OpenID provider ${issuer} cannot be used: ${(error as Error).message}. Compare the issuer with the one in its discovery document.`, { cause: error });
}
