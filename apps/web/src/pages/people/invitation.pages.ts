import { Controller, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { NotFound } from '#kernel';
import { isReadable } from '#people';
import type { Places } from '#commands';
import { PLACES, SIGN_IN, SITE, CURRENT_GRANTS } from '../../api/tokens.js';
import { Restricted } from '../../security/access.js';
import { ShowsSecret, actorOf, type FastifyReply, type FastifyRequest } from '../../security/request.js';
import type { SiteAddress } from '../../security/site-address.js';
import type { CurrentGrants } from '../../security/current-grants.js';
import { assertMayInvite, inviters } from '../../sign-in/invitations.js';
import { invitationMail } from '../../sign-in/sign-in-mail.js';
import type { SignIn } from '../../sign-in/sign-in.js';
import { PageRenderer } from '../page-renderer.js';
import { PersonSubjects } from './person-subject.js';

/** Sends a person a link for their first sign-in, or for one after they lost their sign-in method. */
@Controller('people/:person/invite')
@Restricted('invite people', inviters)
export class InvitationPages {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly subjects: PersonSubjects,
    @Inject(SIGN_IN) private readonly signIn: SignIn | null,
    @Inject(CURRENT_GRANTS) private readonly currentGrants: CurrentGrants,
    @Inject(PLACES) private readonly places: Places,
    @Inject(SITE) private readonly site: SiteAddress,
  ) {}

  @Post()
  @ShowsSecret()
  async invite(@Param('person') given: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { signIn } = this;
    if (!signIn) throw new NotFound('page', 'invite');
    const actor = actorOf(request);
    const person = await this.subjects.one(actor, given);
    if (!isReadable(person)) throw new NotFound('person', given);
    await assertMayInvite('invite', actor, person.id, this.currentGrants, this.places);
    const token = await signIn.links.invitation(person.id);
    const link = `${this.site.of(request.headers.host)}/sign-in/link/${token}`;
    const byMail = signIn.mail !== undefined && person.mail !== undefined;
    if (signIn.mail && person.mail !== undefined) await signIn.mail.send({ to: person.mail, ...invitationMail(person.name, link) });
    const page = this.renderer.page(request, 'people/invited.njk', {
      title: byMail ? 'The invitation is on its way' : 'Give them this link', caption: person.name, at: '/people', back: { href: `/people/${person.id}`, text: `Back to ${person.name}` },
      ...(byMail ? { mail: person.mail } : { link }),
    });
    void reply.type('text/html; charset=utf-8').send(page);
  }
}
