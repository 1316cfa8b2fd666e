import { Controller, Inject, Param, Post, Req } from '@nestjs/common';
import { NotFound } from '#kernel';
import { isReadable } from '#people';
import type { Places } from '#commands';
import { plural } from '#ui';
import { PLACES, SIGN_IN, CURRENT_GRANTS } from '../../api/tokens.js';
import { Restricted } from '../../security/access.js';
import { actorOf, type FastifyRequest } from '../../security/request.js';
import type { CurrentGrants } from '../../security/current-grants.js';
import { assertMayInvite, inviters } from '../../sign-in/invitations.js';
import type { SignIn } from '../../sign-in/sign-in.js';
import { Html } from '../html.js';
import { PageRenderer } from '../page-renderer.js';
import { nameInstead, PersonSubjects } from './person-subject.js';

/** Ends the sessions of another person, for example after they lost a phone. People who may invite the person may do this. */
@Controller('people/:person/sign-out')
@Restricted('sign others out', inviters)
export class SignOutPages {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly subjects: PersonSubjects,
    @Inject(SIGN_IN) private readonly signIn: SignIn | null,
    @Inject(CURRENT_GRANTS) private readonly currentGrants: CurrentGrants,
    @Inject(PLACES) private readonly places: Places,
  ) {}

  @Post()
  @Html()
  async signOut(@Param('person') given: string, @Req() request: FastifyRequest): Promise<string> {
    const { signIn } = this;
    if (!signIn) throw new NotFound('page', 'sign-out');
    const actor = actorOf(request);
    const person = await this.subjects.one(actor, given);
    const [id, name] = isReadable(person) ? [person.id, person.name] : [given.toLowerCase(), nameInstead[person]];
    await assertMayInvite('sign out', actor, id, this.currentGrants, this.places);
    const ended = await signIn.sessions.endAll(id);
    if (ended > 0) await signIn.accessLog.note({ kind: 'signed-out', person: id, way: actor.way, what: 'by :person', ids: [actor.id] });
    return this.renderer.page(request, 'page.njk', {
      title: ended === 0 ? 'They were signed in nowhere' : 'They are signed out', caption: name, at: '/people', back: { href: `/people/${id}`, text: `Back to ${name}` },
      blocks: [{ kind: 'text', text: `${ended === 0 ? 'No session of theirs was open.' : `${plural(ended, 'session', 'sessions')} ended.`} Roles, passkeys and tokens stay: somebody who has a passkey or their mail can sign in again. Revoke the roles of somebody who is to have no access any more.` }],
    });
  }
}
