import { Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import type { Clock, Instant } from '#kernel';
import type { OpenIdAnswer } from '#sign-in';
import { oneTextOf, type FormValues } from '#ui';
import { CLOCK, SIGN_IN, SITE } from '../../api/tokens.js';
import { Open } from '../../security/access.js';
import { redirectTarget } from '../../security/redirect-target.js';
import type { FastifyReply, FastifyRequest } from '../../security/request.js';
import type { SiteAddress } from '../../security/site-address.js';
import { SignInMethods } from '../../sign-in/sign-in-methods.js';
import type { SignIn } from '../../sign-in/sign-in.js';
import { ClaimedRoles } from '../../sign-in/claimed-roles.js';
import { browserOf, browserWithId } from './browser-id.js';
import { openIdHere } from './here.js';
import { ProviderVisit, type Exchange } from './provider-visit.js';
import { startSession, stepUpSession } from './start-session.js';

/** Sign-in with an account at the OpenID provider. A signed-in person uses it for a step-up. */
@Open()
@Controller('sign-in/openid')
export class OpenIdPage {
  constructor(
    private readonly visit: ProviderVisit,
    private readonly claimed: ClaimedRoles,
    private readonly methods: SignInMethods,
    @Inject(SIGN_IN) private readonly signIn: SignIn | null,
    @Inject(SITE) private readonly site: SiteAddress,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post()
  async begin(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { signIn, openId } = openIdHere(this.signIn);
    const next = redirectTarget(oneTextOf((request.body ?? {}) as FormValues, 'next'));
    const browser = await browserWithId(request, reply, signIn, this.site.secure);
    await this.visit.begin({ request, reply }, openId, { browser, next, stepUp: request.actor?.session !== undefined });
  }

  @Get('callback')
  async callback(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { signIn, openId } = openIdHere(this.signIn);
    const exchange = { request, reply };
    const query = new URLSearchParams(request.url.split('?').slice(1).join('?'));
    const browser = (await browserOf(request, signIn)) ?? '';
    const answer = await this.visit.orRefusal(exchange, () => openId.provider.finish(query, browser), { noting: signIn.accessLog });
    if (!answer) return;
    const refused = await (answer.addTo === undefined ? this.entered(exchange, answer) : this.added(exchange, answer, answer.addTo));
    if (refused === undefined) void reply.status(303).header('location', answer.next).send();
    else {
      await signIn.accessLog.note({ kind: 'refused', person: request.actor?.id, way: 'openid', what: 'unknown-account' });
      this.visit.refuse(exchange, refused, 403);
    }
  }

  /** @returns the reason of a refusal */
  private async entered({ request, reply }: Exchange, answer: OpenIdAnswer): Promise<string | undefined> {
    const { signIn, openId } = openIdHere(this.signIn);
    const person = await signIn.reservations.holderOf('openid', identityOf(answer));
    const { actor } = request;
    if (actor?.session && actor.id !== person) return `You are signed in as ${actor.label}, and this account is not theirs. Sign out first to sign in as somebody else.`;
    if (person === undefined)
      return `This account is not known here. Ask the manager of your programme to invite you, and choose “Sign in with ${openId.name}” when you open the invitation. If you sign in by email already, add the account on “your account”.`;
    const who = { person, method: 'openid', authenticatedAt: provedAt(answer, this.clock.now()), idToken: answer.idToken } as const;
    await this.methods.catchUp(person);
    await this.claimed.follow(person, answer.claims, openId.roles);
    const exchange = { request, reply, signIn, https: this.site.secure };
    if (!actor?.session || !(await stepUpSession(exchange, actor.session.id, who))) await startSession(exchange, who);
    return undefined;
  }

  /** Links the account to the person, who can sign in with it from now on. @returns the reason of a refusal */
  private async added({ request, reply }: Exchange, answer: OpenIdAnswer, person: string): Promise<string | undefined> {
    const { signIn, openId } = openIdHere(this.signIn);
    const { actor } = request;
    if (!actor?.session || !actor.steppedUp || actor.id !== person) return 'You are not signed in any more as the person who wanted to add this account. Sign in, and add it on “your account”.';
    if (!(await signIn.reservations.reserve('openid', identityOf(answer), person))) return 'This account belongs to somebody else here already.';
    await this.methods.follow(person);
    await this.claimed.follow(person, answer.claims, openId.roles);
    await startSession({ request, reply, signIn, https: this.site.secure }, { person, method: 'openid', authenticatedAt: actor.session.steppedUpAt, idToken: answer.idToken });
    return undefined;
  }
}

/** An account is identified by issuer and subject only: addresses and names are reassigned at a provider. */
const identityOf = ({ issuer, subject }: OpenIdAnswer): string => `${issuer}\n${subject}`;

/** A provider that does not send the time of the sign-in gives no recent proof. */
function provedAt({ authTime }: OpenIdAnswer, now: Instant): Instant {
  if (authTime === undefined) return '1970-01-01T00:00:00.000Z';
  return authTime < now ? authTime : now;
}
