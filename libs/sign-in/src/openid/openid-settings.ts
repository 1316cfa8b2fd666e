import { issuerProblem } from '#platform';

/** The registration of Milepost as a client of the provider. */
export interface OpenIdSettings {
  /** The `issuer` of its discovery document. */
  issuer: string;
  clientId: string;
  /** Undefined for a public client. */
  clientSecret?: string | undefined;
  /** The URL of Milepost to which the provider redirects people. */
  redirectUri: string;
  /** Default: `openid profile email`. */
  scope?: string | undefined;
}

/** The provider cannot be used with this configuration. The message is one sentence with the cause and the remedy. */
export class OpenIdUnusable extends Error {
  override readonly name = 'OpenIdUnusable';
}

/** @throws OpenIdUnusable */
export function assertIssuer(issuer: string): void {
  const fault = issuerProblem(issuer);
  if (fault !== undefined) throw new OpenIdUnusable(`The issuer of the OpenID provider ${fault}.`);
}
