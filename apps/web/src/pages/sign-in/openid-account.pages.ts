import { Controller, Inject, Post, Req, Res } from '@nestjs/common';
import { StepUpNeeded } from '#access';
import { NotFound } from '#kernel';
import { oneTextOf, type FormValues } from '#ui';
import { SIGN_IN, SITE } from '../../api/tokens.js';
import { actorOf, type FastifyReply, type FastifyRequest } from '../../security/request.js';
import type { SiteAddress } from '../../security/site-address.js';
import type { OpenIdWay, SignIn } from '../../sign-in/sign-in.js';
import { browserWithId } from './browser-id.js';
import { ProviderVisit } from './provider-visit.js';

/** Adds the account at the OpenID provider to whoever is signed in, and takes it away. */
@Controller('account/openid')
export class OpenIdAccountPages {
  constructor(
    private readonly visit: ProviderVisit,
    @Inject(SIGN_IN) private readonly signIn: SignIn | null,
    @Inject(SITE) private readonly site: SiteAddress,
  ) {}

  @Post('add')
  async add(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { person, signIn, openId } = this.steppedUp(request, 'Add an account');
    const browser = await browserWithId(request, reply, signIn, this.site.secure);
    await this.visit.begin({ request, reply }, openId, { browser, next: '/account', addTo: person });
  }

  @Post('remove')
  async remove(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { person, signIn } = this.steppedUp(request, 'Remove an account');
    await signIn.reservations.releaseOne(person, oneTextOf((request.body ?? {}) as FormValues, 'handle'));
    void reply.status(303).header('location', '/account').send();
  }

  /** @throws StepUpNeeded, NotFound where nobody signs in with a provider */
  private steppedUp(request: FastifyRequest, what: string): { person: string; signIn: SignIn; openId: OpenIdWay } {
    const { id: person, steppedUp, session } = actorOf(request);
    if (!this.signIn?.openId || !session) throw new NotFound('page', 'openid');
    if (!steppedUp) throw new StepUpNeeded(what);
    return { person, signIn: this.signIn, openId: this.signIn.openId };
  }
}
