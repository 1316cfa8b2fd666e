import { Controller, Get, HttpCode, Inject, Post, Query, Req, Res } from '@nestjs/common';
import type { Clock } from '#kernel';
import type { Logger } from '#platform';
import { oneTextOf, type FormValues } from '#ui';
import { CLOCK, LOGGER, SIGN_IN, SITE } from '../../api/tokens.js';
import { Open } from '../../security/access.js';
import { networkOf } from '../../security/network-of.js';
import { redirectTarget } from '../../security/redirect-target.js';
import type { FastifyReply, FastifyRequest } from '../../security/request.js';
import type { SiteAddress } from '../../security/site-address.js';
import { LinkQuota } from '../../sign-in/link-quota.js';
import { signInMail } from '../../sign-in/sign-in-mail.js';
import type { SignIn } from '../../sign-in/sign-in.js';
import { PageRenderer } from '../page-renderer.js';
import { Html } from '../html.js';
import { href } from '../words.js';
import { browserWithId, knownBrowserOf } from './browser-id.js';
import { signInHere } from './here.js';

/** The sign-in page. It also requests a link by email. */
@Open()
@Controller('sign-in')
export class SignInPage {
  private readonly quota = new LinkQuota();

  constructor(
    private readonly renderer: PageRenderer,
    @Inject(SIGN_IN) private readonly signIn: SignIn | null,
    @Inject(SITE) private readonly site: SiteAddress,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  @Get()
  @Html()
  async show(@Query('next') next: unknown, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    await browserWithId(request, reply, signInHere(this.signIn), this.site.secure);
    return this.form(request, redirectTarget(next));
  }

  @Post()
  @HttpCode(200)
  @Html()
  async ask(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const signIn = signInHere(this.signIn);
    const posted = (request.body ?? {}) as FormValues;
    const [mail, next] = [oneTextOf(posted, 'mail').trim(), redirectTarget(oneTextOf(posted, 'next'))];
    if (!/^[^\s@]{1,64}@[^\s@]{1,189}$/u.test(mail)) {
      void reply.status(400);
      return this.form(request, next, 'Enter an address like name@example.org');
    }
    const browser = await browserWithId(request, reply, signIn, this.site.secure);
    const from = (await knownBrowserOf(request, signIn)) ?? networkOf(request.ip);
    // The answer is the same for every address, and is sent before any lookup.
    setImmediate(() => {
      this.send(signIn, { mail, browser, next, site: this.site.of(request.headers.host), from }).catch((error: unknown) => this.logger.error({ err: error }, 'A link to sign in could not be sent.'));
    });
    return this.renderer.page(request, 'sign-in/sent.njk', { title: 'Look at your mail', mail, hasMail: signIn.mail !== undefined });
  }

  private async send(signIn: SignIn, { mail, browser, next, site, from }: Record<'mail' | 'browser' | 'next' | 'site' | 'from', string>): Promise<void> {
    if (!signIn.mail || !this.quota.take(mail, from, Date.parse(this.clock.now()))) return;
    const person = await signIn.reservations.holderOf('mail', mail);
    if (person === undefined) return signIn.accessLog.note({ kind: 'refused', way: 'link', what: 'unknown-address' });
    const token = await signIn.links.signIn(mail, browser, person);
    await signIn.mail.send({ to: mail, ...signInMail(href(`${site}/sign-in/link/${token}`, next === '/' ? {} : { next })) });
  }

  private form(request: FastifyRequest, next: string, error?: string): string {
    return this.renderer.page(request, 'sign-in/sign-in.njk', {
      title: request.actor?.session ? 'Sign in again' : 'Sign in', next, error, hasMail: signInHere(this.signIn).mail !== undefined, openIdName: signInHere(this.signIn).openId?.name, passkeyOrigin: signInHere(this.signIn).passkeys?.origin, again: request.actor?.session && request.actor.label, ...(error ? { errors: [{ text: error, href: '#mail' }] } : {}),
    });
  }
}
