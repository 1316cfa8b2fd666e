import { Injectable, Inject } from '@nestjs/common';
import { Unavailable } from '#event-store';
import type { Logger } from '#platform';
import { OpenIdRefused, OpenIdUnusable, type AccessLog, type OpenIdBeginning } from '#sign-in';
import { LOGGER } from '../../api/tokens.js';
import type { FastifyReply, FastifyRequest } from '../../security/request.js';
import type { OpenIdMethod } from '../../sign-in/sign-in.js';
import { PageRenderer } from '../page-renderer.js';

export interface Exchange {
  request: FastifyRequest;
  reply: FastifyReply;
}

/** Redirects browsers to the OpenID provider, and explains failures in plain words. */
@Injectable()
export class ProviderVisit {
  constructor(
    private readonly renderer: PageRenderer,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Redirects to the provider, or says that it is unavailable. @param beginning with `addTo` the person is already signed in */
  async begin(exchange: Exchange, { name, provider }: OpenIdMethod, beginning: OpenIdBeginning): Promise<void> {
    const to = await this.orRefusal(exchange, () => provider.begin(beginning), { isSignedIn: beginning.addTo !== undefined });
    if (to !== undefined) this.forward(exchange, to, `Sign in with ${name}`, 'You sign in there and come back.');
  }

  /** A page that continues to another site without a form: Chromium applies the `form-action` policy to redirects of forms too. */
  forward({ request, reply }: Exchange, to: string, title: string, why: string): void {
    const page = this.renderer.page(request, 'sign-in/forward.njk', { title, why, to });
    void reply.status(200).header('refresh', `0; url=${to}`).type('text/html; charset=utf-8').send(page);
  }

  /** The address to sign out at the provider; undefined when the provider has none or is unavailable. */
  async signOutAddress(openId: OpenIdMethod | undefined, returnTo: string, idToken: string | undefined): Promise<string | undefined> {
    try {
      return await openId?.provider.signOutAddress(returnTo, idToken);
    } catch (error) {
      this.logger.warn({ err: error }, 'Signing out at the OpenID provider failed.');
      return undefined;
    }
  }

  /**
   * Returns the result of the work. When it was refused, or the provider is unavailable, it answers the request and returns
   * undefined.
   * @param noting the access log for refusals
   */
  async orRefusal<T>(exchange: Exchange, work: () => Promise<T>, { isSignedIn = exchange.request.actor?.session !== undefined, noting }: { isSignedIn?: boolean; noting?: AccessLog } = {}): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof OpenIdRefused) await noting?.note({ kind: 'refused', person: exchange.request.actor?.id, way: 'openid', what: error.code });
      if (error instanceof OpenIdRefused) this.refuse(exchange, error.message, 403, isSignedIn);
      else if (error instanceof Unavailable) this.refuse(exchange, error.message, 503, isSignedIn);
      else if (error instanceof OpenIdUnusable) this.refuse(exchange, 'Signing in with your organisation’s account is not set up rightly here. Tell your administrator.', 503, isSignedIn);
      else throw error;
      this.logger.warn({ err: error }, 'Sign-in with the OpenID provider failed.');
      return undefined;
    }
  }

  refuse({ request, reply }: Exchange, why: string, status: 403 | 503, isSignedIn = request.actor?.session !== undefined): void {
    if (status === 503) void reply.header('retry-after', '60');
    const page = this.renderer.page(request, 'sign-in/refused.njk', { title: status === 503 ? 'Not possible now' : 'You were not signed in', why, isSignedIn });
    void reply.status(status).type('text/html; charset=utf-8').send(page);
  }
}
