import { createRemoteJWKSet, type RemoteJWKSet } from 'jose';
import { allowInsecureRequests, discovery, type ServerMetadata } from 'openid-client';
import { secondsBetween } from '../secrets/later.js';
import type { Clock, Instant } from '#kernel';
import { isLoopback } from '#platform';
import { assertIssuer } from './openid-settings.js';
import { providerFault } from './provider-fault.js';

/** What a provider says of itself is asked for again after so many seconds. */
const keptFor = 3_600;
const timeoutSeconds = 5;
/** Unknown keys are looked for at the provider at most so often. */
const cooldownMs = 10_000;

/** Signatures that are taken: those of a key pair. A shared secret, or none at all, proves nothing about the provider. */
export const signatures = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'];
/** Seconds by which clocks may differ. */
export const tolerance = 30;

interface Known {
  metadata: ServerMetadata;
  keys: RemoteJWKSet;
  at: Instant;
}

/** What an OpenID provider says of itself, and its keys; asked for when they are needed, and kept. */
export class OpenIdProvider {
  #known: Known | undefined;
  #asking: Promise<Known> | undefined;

  /** @throws OpenIdUnusable when the issuer is none that may be used */
  constructor(
    readonly issuer: string,
    private readonly clock: Clock,
  ) {
    assertIssuer(issuer);
  }

  get isOnLoopback(): boolean {
    return isLoopback(new URL(this.issuer));
  }

  /** @throws Unavailable when the provider does not answer, OpenIdUnusable when it is another one than configured */
  async metadata(): Promise<ServerMetadata> {
    return (await this.#fresh()).metadata;
  }

  /** @throws as `metadata` */
  async keys(): Promise<RemoteJWKSet> {
    return (await this.#fresh()).keys;
  }

  async #fresh(): Promise<Known> {
    if (this.#known && secondsBetween(this.#known.at, this.clock.now()) < keptFor) return this.#known;
    this.#asking ??= this.#ask().finally(() => (this.#asking = undefined));
    return this.#asking;
  }

  async #ask(): Promise<Known> {
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
