import { Unavailable } from '#event-store';
import { OpenIdUnusable } from './openid-settings.js';

/** Error codes of openid-client and jose for no answer, or for a fault of the provider itself. */
const unavailableCodes = new Set(['OAUTH_TIMEOUT', 'OAUTH_ABORT', 'OAUTH_RESPONSE_IS_NOT_CONFORM', 'OAUTH_RESPONSE_IS_NOT_JSON', 'ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID', 'ERR_JOSE_GENERIC']);

/** Whether an error means that the provider is unavailable, and not that the request was wrong. */
export function isProviderUnavailable(error: unknown): boolean {
  const { code = '', message, cause } = error as { code?: string; message?: string; cause?: unknown };
  // The message of `fetch` when there is no connection; the client wraps it.
  return unavailableCodes.has(code) || message === 'fetch failed' || (cause as Error | undefined)?.message === 'fetch failed';
}

export const providerUnavailable = (issuer: string): Unavailable =>
  new Unavailable(`Signing in with ${new URL(issuer).host} is not possible now: it does not answer. Try again in a few minutes.`, true);

/** Converts an error of the discovery. */
export function providerFault(error: unknown, issuer: string): Error {
  if (isProviderUnavailable(error)) return providerUnavailable(issuer);
  return new OpenIdUnusable(`The OpenID provider ${issuer} cannot be used: ${(error as Error).message}. Compare the issuer with the one in its discovery document.`, { cause: error });
}
