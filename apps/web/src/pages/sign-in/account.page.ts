import { Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import { NotFound, type Clock } from '#kernel';
import { isAllowed, isEverywhere } from '#access';
import type { SessionEntry } from '#sign-in';
import { dateTime, oneTextOf, type FormValues } from '#ui';
import { CommandGateway } from '#commands';
import { readRoutes } from '../../reads/read-routes.js';
import { ReadGateway } from '../../reads/read-gateway.js';
import { CLOCK, SIGN_IN, SITE, CURRENT_GRANTS } from '../../api/tokens.js';
import { peopleReaders } from '../../security/access.js';
import { actorOf, type FastifyReply, type FastifyRequest } from '../../security/request.js';
import type { SiteAddress } from '../../security/site-address.js';
import type { CurrentGrants } from '../../security/current-grants.js';
import type { Visitor } from '../../security/visitor.js';
import type { SignIn } from '../../sign-in/sign-in.js';
import { heads, type Block, type Cell } from '../blocks.js';
import { PageRenderer } from '../page-renderer.js';
import { Html } from '../html.js';
import { PersonSubjects } from '../people/person-subject.js';
import { rolesBlocks } from '../people/roles.blocks.js';
import { deviceOf } from './device.js';
import { ProviderVisit } from './provider-visit.js';
import { forgetSession } from './start-session.js';
import { signInMethodBlocks } from './ways.blocks.js';

const methods = { link: 'A link by email', openid: 'Your organisation’s sign-in', passkey: 'A passkey' } as const;

/** The account page: the roles and the sessions of the person, and signing out. */
@Controller('account')
export class AccountPage {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly gateway: CommandGateway,
    private readonly reads: ReadGateway,
    private readonly subjects: PersonSubjects,
    private readonly visit: ProviderVisit,
    @Inject(SIGN_IN) private readonly signIn: SignIn | null,
    @Inject(SITE) private readonly site: SiteAddress,
    @Inject(CURRENT_GRANTS) private readonly currentGrants: CurrentGrants,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Html()
  async show(@Req() request: FastifyRequest): Promise<string> {
    const { actor, session, signIn } = this.signedIn(request);
    const sessions = await signIn.sessions.list(actor.id, session.id);
    await this.reads.ready();
    return this.renderer.page(request, 'page.njk', {
      title: 'Your account', caption: actor.label, wide: true,
      blocks: [
        ...rolesBlocks(this.gateway.registry, { ...actor, grants: [] }, { person: actor.id, grants: await this.currentGrants.currentAndFuture(actor.id), today: this.clock.today() }, await this.subjects.scopes(actor)),
        { kind: 'table', table: { caption: 'Where you are signed in', head: heads('Browser', 'Since', 'Last used', 'Signed in with', 'Sign out'), rows: sessions.map(rowOf), empty: 'Nowhere.' } },
        ...(await signInMethodBlocks(actor, signIn)),
        { kind: 'links', links: [{ text: 'What was recorded about you', href: '/account/access' }, { text: 'Tokens for programs', href: '/account/tokens' }, ...(isAllowed({ grants: actor.grants.filter(isEverywhere) }, readRoutes.accessLog) ? [{ text: 'Access log of everybody', href: '/access-log' }] : []), { text: 'Who may do what', href: '/who-may-do-what' }, ...((await this.reads.covers({ ...actor, grants: actor.grants.filter(({ role }) => peopleReaders.includes(role)) }, 'person', actor.id)) ? [{ text: 'Your details, reminders and calendar', href: `/people/${actor.id}` }] : [])] },
        { kind: 'actions', actions: [{ href: '/account/sign-out', text: 'Sign out here' }, { href: '/account/sign-out-everywhere', text: 'Sign out everywhere', secondary: true }] },
      ] satisfies Block[],
    });
  }

  @Post('sign-out')
  async signOut(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.end(request, reply, 'here', ({ sessions }, { session }) => sessions.end(session.id));
  }

  @Post('sign-out-everywhere')
  async signOutEverywhere(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.end(request, reply, 'everywhere', ({ sessions }, { actor }) => sessions.endAll(actor.id));
  }

  @Post('sign-out-one')
  async signOutOne(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { actor, signIn } = this.signedIn(request);
    if (await signIn.sessions.endOne(actor.id, oneTextOf((request.body ?? {}) as FormValues, 'handle'))) await this.noted(request, 'elsewhere');
    void reply.status(303).header('location', '/account').send();
  }

  /** Ends this session or all of them, and the session at the provider where it began. */
  private async end(request: FastifyRequest, reply: FastifyReply, what: 'here' | 'everywhere', work: (signIn: SignIn, who: { actor: Visitor; session: NonNullable<Visitor['session']> }) => Promise<unknown>): Promise<void> {
    const { actor, session, signIn } = this.signedIn(request);
    const idToken = await signIn.sessions.idTokenOf(session.id);
    await work(signIn, { actor, session });
    await this.noted(request, what);
    const there = session.method === 'openid' ? await this.visit.signOutAddress(signIn.openId, `${this.site.of(request.headers.host)}/sign-in`, idToken) : undefined;
    if (there === undefined) return this.leave(reply, signIn);
    forgetSession(reply, signIn, this.site.secure);
    delete request.actor;
    this.visit.forward({ request, reply }, there, 'You are signed out here', 'Go on to sign out at your organisation, too.');
  }

  private async noted(request: FastifyRequest, what: 'here' | 'everywhere' | 'elsewhere'): Promise<void> {
    const { actor, session, signIn } = this.signedIn(request);
    await signIn.accessLog.note({ kind: 'signed-out', person: actor.id, way: session.method, what });
  }

  private leave(reply: FastifyReply, signIn: SignIn): void {
    forgetSession(reply, signIn, this.site.secure);
    void reply.status(303).header('location', '/sign-in').send();
  }

  private signedIn(request: FastifyRequest): { actor: Visitor; session: NonNullable<Visitor['session']>; signIn: SignIn } {
    const actor = actorOf(request);
    if (!this.signIn || !actor.session) throw new NotFound('page', 'account');
    return { actor, session: actor.session, signIn: this.signIn };
  }
}

const rowOf = ({ device, startedAt, lastSeen, method, handle, isThis }: SessionEntry): Cell[] => [
  `${deviceOf(device)}${isThis ? ' (this one)' : ''}`, dateTime(startedAt), dateTime(lastSeen), methods[method],
  isThis ? 'Below' : { text: 'Sign out there', action: { href: '/account/sign-out-one', about: `from ${deviceOf(device)}`, fields: { handle } } },
];
