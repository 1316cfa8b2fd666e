import { Controller, Inject, Post, Req, Res } from '@nestjs/common';
import { oneTextOf, type FormValues } from '#ui';
import { SIGN_IN, SITE } from '../../api/tokens.js';
import type { FastifyReply, FastifyRequest } from '../../security/request.js';
import type { SiteAddress } from '../../security/site-address.js';
import { SignInMethods } from '../../sign-in/sign-in-methods.js';
import type { SignIn } from '../../sign-in/sign-in.js';
import { browserWithId } from './browser-id.js';
import { openIdHere, steppedUp } from './here.js';
import { ProviderVisit } from './provider-visit.js';

/** Adds an account at the OpenID provider to the signed-in person, and removes it. */
@Controller('account/openid')
export class OpenIdAccountPages {
  constructor(
    private readonly visit: ProviderVisit,
    private readonly methods: SignInMethods,
    @Inject(SIGN_IN) private readonly signIn: SignIn | null,
    @Inject(SITE) private readonly site: SiteAddress,
  ) {}

  @Post('add')
  async add(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { signIn, openId } = openIdHere(this.signIn);
    const { id: person } = steppedUp(request, 'Add an account');
    const browser = await browserWithId(request, reply, signIn, this.site.secure);
    await this.visit.begin({ request, reply }, openId, { browser, next: '/account', addTo: person });
  }

  @Post('remove')
  async remove(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { signIn } = openIdHere(this.signIn);
    const { id: person } = steppedUp(request, 'Remove an account');
    await signIn.reservations.releaseOne(person, oneTextOf((request.body ?? {}) as FormValues, 'handle'));
    await this.methods.follow(person);
    void reply.status(303).header('location', '/account').send();
  }
}
