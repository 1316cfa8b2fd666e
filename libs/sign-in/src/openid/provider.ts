import { createRemoteJWKSet, type RemoteJWKSet } from 'jose';
import { allowInsecureRequests, discovery, type ServerMetadata } from 'openid-client';
import { secondsBetween } from '../secrets/later.js';
import type { Clock, Instant } from '#kernel';
import { isLoopback } from '#platform';
import { assertIssuer } from './openid-settings.js';
import { providerFault } from './provider-fault.js';

/** Seconds for which the discovery document is cached. */
const cacheSeconds = 3_600;
const timeoutSeconds = 5;
/** Minimum time between two fetches of unknown keys. */
const cooldownMs = 10_000;

/** Accepted signature algorithms: those with a key pair. A shared secret or no signature would not prove the issuer. */
export const signatures = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'];
/** Accepted clock difference, in seconds. */
export const tolerance = 30;

interface Known {
  metadata: ServerMetadata;
  keys: RemoteJWKSet;
  at: Instant;
}

/** The metadata and keys of an OpenID provider, fetched when needed and cached. */
export class OpenIdProvider {
  #known: Known | undefined;
  #discovering: Promise<Known> | undefined;

  /** @throws OpenIdUnusable when the issuer is not allowed */
  constructor(
    readonly issuer: string,
    private readonly clock: Clock,
  ) {
    assertIssuer(issuer);
  }

  get isOnLoopback(): boolean {
    return isLoopback(new URL(this.issuer));
  }

  /** @throws Unavailable when the provider does not answer, OpenIdUnusable when its configuration does not match */
  async metadata(): Promise<ServerMetadata> {
    return (await this.#current()).metadata;
  }

  /** @throws the same errors as `metadata` */
  async keys(): Promise<RemoteJWKSet> {
    return (await this.#current()).keys;
  }

  async #current(): Promise<Known> {
    if (this.#known && secondsBetween(this.#known.at, this.clock.now()) < cacheSeconds) return this.#known;
    this.#discovering ??= this.#discover().finally(() => (this.#discovering = undefined));
    return this.#discovering;
  }

  async #discover(): Promise<Known> {
    try {
      const found = await discovery(new URL(this.issuer), 'milepost', undefined, undefined, { timeout: timeoutSeconds, ...(this.isOnLoopback && { execute: [allowInsecureRequests] }) });
      const metadata = found.serverMetadata();
      const address = new URL(metadata.jwks_uri ?? '');
      if (address.protocol !== 'https:' && !this.isOnLoopback) throw new Error('its keys are not under https');
      const known = this.#known?.metadata.jwks_uri === address.href ? this.#known.keys : undefined;
      const keys = known ?? createRemoteJWKSet(address, { timeoutDuration: timeoutSeconds * 1_000, cooldownDuration: cooldownMs });
      return (this.#known = { metadata, keys, at: this.clock.now() });
    } catch (error) {
      throw providerFault(error, this.issuer);
    }
  }
}
