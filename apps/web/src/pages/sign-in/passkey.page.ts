import { Controller, Inject, Post, Req, Res } from '@nestjs/common';
import { PasskeyRefused } from '#sign-in';
import { oneTextOf, type FormValues } from '#ui';
import { SIGN_IN, SITE } from '../../api/tokens.js';
import { Open } from '../../security/access.js';
import { redirectTarget } from '../../security/redirect-target.js';
import type { FastifyReply, FastifyRequest } from '../../security/request.js';
import type { SiteAddress } from '../../security/site-address.js';
import { SignInMethods } from '../../sign-in/sign-in-methods.js';
import type { SignIn } from '../../sign-in/sign-in.js';
import { browserOf, browserWithId } from './browser-id.js';
import { passkeysHere } from './here.js';
import { PasskeyAnswers } from './passkey-answers.js';
import { startSession, stepUpSession } from './start-session.js';

/** Sign-in by passkey, for the script of the page. A signed-in person uses it for a step-up. */
@Open()
@Controller('sign-in/passkey')
export class PasskeyPage {
  constructor(
    private readonly answers: PasskeyAnswers,
    private readonly methods: SignInMethods,
    @Inject(SIGN_IN) private readonly signIn: SignIn | null,
    @Inject(SITE) private readonly site: SiteAddress,
  ) {}

  @Post('options')
  async options(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { signIn, passkeys } = passkeysHere(this.signIn);
    const browser = await browserWithId(request, reply, signIn, this.site.secure);
    const { actor } = request;
    const only = actor?.session && { person: actor.id, passkeys: await passkeys.kept.listOf(actor.id) };
    await this.answers.send(reply, () => passkeys.ceremonies.authenticationOptions(browser, only));
  }

  @Post()
  async use(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const posted = (request.body ?? {}) as FormValues;
    await this.answers.send(reply, async () => {
      await this.enter(request, reply, this.answers.read(posted)).catch((error: unknown) => this.noted(request, error));
      return { next: redirectTarget(oneTextOf(posted, 'next')) };
    });
  }

  /** @throws PasskeyRefused, also for the passkey of another person than the signed-in one */
  private async enter(request: FastifyRequest, reply: FastifyReply, answer: unknown): Promise<void> {
    const { signIn, passkeys } = passkeysHere(this.signIn);
    const browser = (await browserOf(request, signIn)) ?? '';
    const { person, credentialId, authenticatedAt } = await passkeys.ceremonies.authenticate(browser, answer, passkeys.kept.find);
    const { actor } = request;
    if (actor?.session && actor.id !== person) throw new PasskeyRefused('unknown-passkey');
    await passkeys.kept.used(credentialId);
    await this.methods.catchUp(person);
    const who = { person, method: 'passkey', authenticatedAt } as const;
    const exchange = { request, reply, signIn, https: this.site.secure };
    if (!actor?.session || !(await stepUpSession(exchange, actor.session.id, who))) await startSession(exchange, who);
  }

  /** @throws the same error, after it is logged */
  private async noted({ actor }: FastifyRequest, error: unknown): Promise<never> {
    if (error instanceof PasskeyRefused) await passkeysHere(this.signIn).signIn.accessLog.note({ kind: 'refused', person: actor?.id, way: 'passkey', what: error.code });
    throw error;
  }
}
