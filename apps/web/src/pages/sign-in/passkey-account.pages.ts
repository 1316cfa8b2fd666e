import { Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import { PasskeyRefused } from '#sign-in';
import { oneTextOf, type FormValues } from '#ui';
import { SIGN_IN, SITE } from '../../api/tokens.js';
import type { FastifyReply, FastifyRequest } from '../../security/request.js';
import type { SiteAddress } from '../../security/site-address.js';
import { SignInMethods } from '../../sign-in/sign-in-methods.js';
import type { SignIn } from '../../sign-in/sign-in.js';
import { PageRenderer } from '../page-renderer.js';
import { Html } from '../html.js';
import { browserOf, browserWithId } from './browser-id.js';
import { passkeysHere, steppedUp } from './here.js';
import { PasskeyAnswers } from './passkey-answers.js';

/** Adds passkeys to the signed-in person, and removes them. */
@Controller('account/passkeys')
export class PasskeyAccountPages {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly answers: PasskeyAnswers,
    private readonly methods: SignInMethods,
    @Inject(SIGN_IN) private readonly signIn: SignIn | null,
    @Inject(SITE) private readonly site: SiteAddress,
  ) {}

  @Get('add')
  @Html()
  show(@Req() request: FastifyRequest): string {
    const { passkeys } = passkeysHere(this.signIn);
    steppedUp(request, 'Add a passkey');
    return this.renderer.page(request, 'sign-in/passkey.njk', { title: 'Add a passkey', back: { href: '/account', text: 'Back to your account' }, origin: passkeys.origin });
  }

  @Post('add/options')
  async options(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { signIn, passkeys } = passkeysHere(this.signIn);
    const actor = steppedUp(request, 'Add a passkey');
    const browser = await browserWithId(request, reply, signIn, this.site.secure);
    const existing = await passkeys.kept.listOf(actor.id);
    await this.answers.send(reply, () => passkeys.ceremonies.registrationOptions({ person: actor.id, name: actor.label }, browser, existing));
  }

  @Post('add')
  async add(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { signIn, passkeys } = passkeysHere(this.signIn);
    const actor = steppedUp(request, 'Add a passkey');
    const posted = (request.body ?? {}) as FormValues;
    await this.answers.send(reply, async () => {
      const browser = (await browserOf(request, signIn)) ?? '';
      const passkey = await passkeys.ceremonies.register(actor.id, browser, this.answers.read(posted));
      if (!(await passkeys.kept.add(actor.id, passkey, oneTextOf(posted, 'name')))) throw new PasskeyRefused('not-valid');
      await this.methods.follow(actor.id);
      return { next: '/account' };
    });
  }

  @Post('remove')
  async remove(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { passkeys } = passkeysHere(this.signIn);
    const actor = steppedUp(request, 'Remove a passkey');
    const credentialId = await passkeys.kept.remove(actor.id, oneTextOf((request.body ?? {}) as FormValues, 'handle'));
    if (credentialId !== undefined) await passkeys.ceremonies.forget(credentialId);
    await this.methods.follow(actor.id);
    void reply.status(303).header('location', '/account').send();
  }
}
