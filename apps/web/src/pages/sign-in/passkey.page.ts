import { Controller, Inject, Post, Req, Res } from '@nestjs/common';
import { NotFound } from '#kernel';
import { PasskeyRefused } from '#sign-in';
import { oneTextOf, type FormValues } from '#ui';
import { SIGN_IN, SITE } from '../../api/tokens.js';
import { Open } from '../../security/access.js';
import { redirectTarget } from '../../security/redirect-target.js';
import type { FastifyReply, FastifyRequest } from '../../security/request.js';
import type { SiteAddress } from '../../security/site-address.js';
import type { PasskeyWay, SignIn } from '../../sign-in/sign-in.js';
import { browserOf, browserWithId } from './browser-id.js';
import { PasskeyAnswers } from './passkey-answers.js';
import { startSession, stepUpSession } from './start-session.js';

/** Signs people in by passkey, for the script of the page. Whoever is signed in already proves it anew. */
@Open()
@Controller('sign-in/passkey')
export class PasskeyPage {
  constructor(
    private readonly answers: PasskeyAnswers,
    @Inject(SIGN_IN) private readonly signIn: SignIn | null,
    @Inject(SITE) private readonly site: SiteAddress,
  ) {}

  @Post('options')
  async options(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { signIn, passkeys } = this.here();
    const browser = await browserWithId(request, reply, signIn, this.site.secure);
    const { actor } = request;
    const only = actor?.session && { person: actor.id, passkeys: await passkeys.kept.listOf(actor.id) };
    await this.answers.send(reply, () => passkeys.ceremonies.authenticationOptions(browser, only));
  }

  @Post()
  async use(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const posted = (request.body ?? {}) as FormValues;
    await this.answers.send(reply, async () => {
      await this.enter(request, reply, this.answers.read(posted));
      return { next: redirectTarget(oneTextOf(posted, 'next')) };
    });
  }

  /** @throws PasskeyRefused, also for the passkey of somebody else than who is signed in */
  private async enter(request: FastifyRequest, reply: FastifyReply, answer: unknown): Promise<void> {
    const { signIn, passkeys } = this.here();
    const browser = (await browserOf(request, signIn)) ?? '';
    const { person, credentialId, authenticatedAt } = await passkeys.ceremonies.authenticate(browser, answer, passkeys.kept.find);
    const { actor } = request;
    if (actor?.session && actor.id !== person) throw new PasskeyRefused('unknown-passkey');
    await passkeys.kept.used(credentialId);
    const way = { request, reply, signIn, https: this.site.secure };
    if (!actor?.session || !(await stepUpSession(way, actor.session.id, authenticatedAt))) await startSession(way, { person, method: 'passkey', authenticatedAt });
  }

  private here(): { signIn: SignIn; passkeys: PasskeyWay } {
    if (!this.signIn?.passkeys) throw new NotFound('page', 'passkey');
    return { signIn: this.signIn, passkeys: this.signIn.passkeys };
  }
}
