import { Controller, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { CommandGateway } from '#commands';
import type { EventStore } from '#event-store';
import { InvalidInput, derivedId, roles, type Author, type Clock, type FieldError } from '#kernel';
import { isReadable, type People } from '#people';
import type { Link, LinkRefusal } from '#sign-in';
import { oneTextOf, type FormValues } from '#ui';
import { ReadGateway } from '../../reads/read-gateway.js';
import { CLOCK, PEOPLE, SIGN_IN, SITE, STORE } from '../../api/tokens.js';
import { Open } from '../../security/access.js';
import { redirectTarget } from '../../security/redirect-target.js';
import { BodyCarriesSecret, CarriesSecret, type FastifyReply, type FastifyRequest } from '../../security/request.js';
import type { SiteAddress } from '../../security/site-address.js';
import { SignInMethods } from '../../sign-in/sign-in-methods.js';
import type { SignIn } from '../../sign-in/sign-in.js';
import { PageRenderer } from '../page-renderer.js';
import { browserOf, browserWithId } from './browser-id.js';
import { signInHere } from './here.js';
import { ProviderVisit } from './provider-visit.js';
import { startSession } from './start-session.js';

/** A person with an invitation from the command line has access to the machine, or the trust of somebody who has. */
const host: Author = { id: derivedId('host'), role: 'host', organisation: 'Milepost' };

/** The page of a one-time link. It shows a button that uses the link, because mail programs follow links themselves. */
@Open()
@Controller('sign-in/link')
export class LinkPage {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly gateway: CommandGateway,
    private readonly reads: ReadGateway,
    private readonly visit: ProviderVisit,
    private readonly methods: SignInMethods,
    @Inject(SIGN_IN) private readonly signIn: SignIn | null,
    @Inject(PEOPLE) private readonly people: People,
    @Inject(STORE) private readonly store: EventStore,
    @Inject(SITE) private readonly site: SiteAddress,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get(':token')
  @CarriesSecret()
  async show(@Param('token') token: string, @Query('next') next: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const signIn = signInHere(this.signIn);
    const known = await browserOf(request, signIn);
    const opened = await signIn.links.open(token, known);
    if (known === undefined) await browserWithId(request, reply, signIn, this.site.secure);
    if ('refused' in opened) return this.refuse(request, reply, opened.refused);
    this.print(request, reply, { token, next: redirectTarget(next), link: opened.link });
  }

  @Post()
  @BodyCarriesSecret()
  async use(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const signIn = signInHere(this.signIn);
    const posted = (request.body ?? {}) as FormValues;
    const [token, next] = [oneTextOf(posted, 'token'), redirectTarget(oneTextOf(posted, 'next'))];
    const browser = await browserOf(request, signIn);
    if (browser === undefined) return this.refuseUse(request, reply, 'another-browser');
    const opened = await signIn.links.open(token, browser);
    if ('refused' in opened) return this.refuseUse(request, reply, opened.refused);
    const about = { name: oneTextOf(posted, 'name').trim(), organisation: oneTextOf(posted, 'organisation').trim(), role: oneTextOf(posted, 'role') };
    if (opened.link.purpose === 'administrator') {
      const errors = await this.wrongWith(opened.link.mail, about);
      if (errors.length > 0) return this.print(request, reply, { token, next, link: opened.link, about, errors });
    }
    // Another process may have registered the person a moment ago. The link is used only after its owner is known.
    await this.reads.ready();
    await this.reads.waitForPosition(await this.store.head());
    const used = await signIn.links.use(token, browser);
    if ('refused' in used) return this.refuseUse(request, reply, used.refused);
    const person = await this.personOf(used.link, token, about);
    if (person === undefined) return this.refuseUse(request, reply, 'unknown');
    await this.methods.catchUp(person);
    await startSession({ request, reply, signIn, https: this.site.secure }, { person, method: 'link', authenticatedAt: this.clock.now() });
    // The invitation is the proof for adding the account at the provider.
    if (signIn.openId && used.link.purpose === 'invitation' && oneTextOf(posted, 'with') === 'openid') return this.visit.begin({ request, reply }, signIn.openId, { browser, next, addTo: person });
    void reply.status(303).header('location', next).send();
  }

  private async personOf(link: Link, token: string, about: About): Promise<string | undefined> {
    const { reservations } = signInHere(this.signIn);
    if (link.purpose === 'sign-in') return reservations.holderOf('mail', link.mail);
    if (link.purpose === 'administrator') return this.administrator(link.mail, token, about);
    const person = (await this.people.now()).person(link.person);
    if (!isReadable(person)) return undefined;
    if (person.mail !== undefined) await reservations.reserve('mail', person.mail, person.id);
    return person.id;
  }

  /** Makes the person with this address an administrator. The person is registered first if the address is new. */
  private async administrator(mail: string, token: string, about: About): Promise<string> {
    const { reservations } = signInHere(this.signIn);
    const occurredOn = this.clock.today();
    let person = await reservations.holderOf('mail', mail);
    if (person === undefined) {
      const { stream } = await this.gateway.executeFor({ name: 'register-person', actor: host, body: { commandId: derivedId(`administrator ${token}`), occurredOn, mail, ...about } });
      person = stream.slice('person-'.length);
      await reservations.reserve('mail', mail, person);
    }
    await this.gateway.executeFor({ name: 'grant-role-for-everything', actor: host, body: { occurredOn, person, role: 'administrator' } }).catch(unlessHeld);
    return person;
  }

  private async wrongWith(mail: string, about: About): Promise<readonly FieldError[]> {
    if ((await signInHere(this.signIn).reservations.holderOf('mail', mail)) !== undefined) return [];
    const empty = Object.entries(asked).filter(([field]) => about[field as keyof About] === '');
    if (empty.length > 0) return empty.map(([field, message]) => ({ field, message }));
    try {
      this.gateway.check({ name: 'register-person', actor: host, body: { occurredOn: this.clock.today(), mail, ...about } });
      return [];
    } catch (error) {
      if (error instanceof InvalidInput) return error.errors;
      throw error;
    }
  }

  private print(request: FastifyRequest, reply: FastifyReply, { token, next, link, about, errors = [] }: { token: string; next: string; link: Link; about?: About; errors?: readonly FieldError[] }): void {
    const problems = Object.fromEntries(errors.map(({ field, message }) => [field, message]));
    const items = Object.entries(roles).map(([value, text]) => ({ value, text, checked: value === about?.role }));
    const page = this.renderer.page(request, 'sign-in/link.njk', {
      title: link.purpose === 'administrator' ? 'Become administrator' : 'Sign in', token, next, purpose: link.purpose, openIdName: signInHere(this.signIn).openId?.name, mail: 'mail' in link ? link.mail : '', about, problems, items,
      errors: errors.map(({ field, message }) => ({ text: message, href: `#${field}` })),
    });
    void reply.status(errors.length > 0 ? 400 : 200).type('text/html; charset=utf-8').send(page);
  }

  private async refuseUse(request: FastifyRequest, reply: FastifyReply, refusal: LinkRefusal): Promise<void> {
    await signInHere(this.signIn).accessLog.note({ kind: 'refused', person: request.actor?.id, way: 'link', what: refusal });
    this.refuse(request, reply, refusal);
  }

  private refuse(request: FastifyRequest, reply: FastifyReply, refusal: LinkRefusal): void {
    void reply.status(refusal === 'unknown' ? 404 : 410).type('text/html; charset=utf-8').send(this.renderer.page(request, 'sign-in/refused.njk', { title: 'This link cannot be used', why: whyRefused[refusal] }));
  }
}

type About = { name: string; organisation: string; role: string };

/** The error messages of empty answers. */
const asked: Readonly<Record<keyof About, string>> = { name: 'Enter your name', organisation: 'Enter your organisation', role: 'Select what you do in the programmes' };

const whyRefused: Readonly<Record<LinkRefusal, string>> = {
  unknown: 'There is no such link, or it is long past. Look whether the whole address was copied.',
  expired: 'Its time is over. Ask for a new one.',
  used: 'It was used already: a link works once. Ask for a new one.',
  'another-browser': 'It was asked for, or opened first, in another browser. Open it there, or ask for a new one here.',
};

/** The person was already an administrator. */
function unlessHeld(error: unknown): void {
  if ((error as { code?: string }).code !== 'role-granted-already') throw error;
}
