import { faultOfIssuer } from '#platform';

/** What the provider was told of Milepost, and Milepost of it. */
export interface OpenIdSettings {
  /** As its discovery document says it. */
  issuer: string;
  clientId: string;
  /** Undefined for a public client. */
  clientSecret?: string | undefined;
  /** Where the provider sends people back to: an address of Milepost. */
  redirectUri: string;
  /** `openid profile email` unless said otherwise. */
  scope?: string | undefined;
}

/** The provider cannot be used as it is configured: one sentence with the cause and the remedy. */
export class OpenIdUnusable extends Error {
  override readonly name = 'OpenIdUnusable';
}

/** @throws OpenIdUnusable */
export function assertIssuer(issuer: string): void {
  const fault = faultOfIssuer(issuer);
  if (fault !== undefined) throw new OpenIdUnusable(`The issuer of the OpenID provider ${fault}.`);
}
