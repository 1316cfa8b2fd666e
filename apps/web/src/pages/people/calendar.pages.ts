import { Controller, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { authorise, type Identity } from '#access';
import { CommandGateway } from '#commands';
import { kindsOfThings } from '#development';
import { NotFound, type Clock, type IdSource } from '#kernel';
import { isReadable, secretHashOf, type CalendarAddresses } from '#people';
import { oneTextOf, textOf, type FormValues } from '#ui';
import { ReadGateway } from '../../reads/read-gateway.js';
import { CALENDAR_ADDRESSES, CLOCK, IDS, SITE } from '../../api/tokens.js';
import { Restricted, peopleReaders } from '../../security/access.js';
import { ShowsSecret, actorOf, type FastifyReply, type FastifyRequest } from '../../security/request.js';
import type { SiteAddress } from '../../security/site-address.js';
import { PageRenderer } from '../page-renderer.js';
import { Html } from '../html.js';
import { recordedNotice } from '../record/notice.js';
import { href } from '../words.js';
import { PersonSubjects } from './person-subject.js';

/** Programmes whose addresses are listed. The hint explains how to make others. */
const MOST_PROGRAMMES = 20;

/** The calendar address of one person: shows, replaces and removes it. */
@Controller('people/:person/calendar')
@Restricted('see people’s details', peopleReaders)
export class PersonCalendarPages {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly reads: ReadGateway,
    private readonly gateway: CommandGateway,
    private readonly subjects: PersonSubjects,
    @Inject(CALENDAR_ADDRESSES) private readonly addresses: CalendarAddresses,
    @Inject(SITE) private readonly site: SiteAddress,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IDS) private readonly ids: IdSource,
  ) {}

  @Get()
  @Html()
  @ShowsSecret()
  async show(@Param('person') id: string, @Query() given: FormValues, @Req() request: FastifyRequest): Promise<string> {
    // Roles that may create an address may see it; other readers of details may not.
    const actor = actorOf(request);
    authorise(actor, this.gateway.registry.get('issue-calendar-address').spec);
    await this.reads.waitForPosition(textOf(given, 'after'));
    const { name, example } = await this.known(actor, id);
    const inForce = await this.addresses.inForce(id.toLowerCase());
    return this.renderer.page(request, 'people/calendar.njk', {
      title: 'Calendar address', caption: name, section: name, at: '/people', exampleData: example, back: { href: `/people/${id}`, text: `Back to ${name}` },
      notice: recordedNotice(this.gateway.registry, given), action: `/people/${id}/calendar`, commandId: this.ids.next(), kinds: kindsOfThings.join(', '),
      inForce: inForce !== undefined, elsewhere: inForce === 'elsewhere',
      programmes: (await this.reads.ask(actor, 'programmes', {})).slice(0, MOST_PROGRAMMES).map((programme) => ({ id: programme.id, name: programme.name })),
      ...(inForce && inForce !== 'elsewhere' ? { address: `${this.site.of(request.headers.host)}/calendar/${inForce.secret}.ics` } : {}),
    });
  }

  @Post()
  async change(@Param('person') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const by = actorOf(request);
    await this.known(by, id);
    const posted = (request.body ?? {}) as FormValues;
    const commandId = oneTextOf(posted, 'commandId') || this.ids.next();
    const name = oneTextOf(posted, '_do') === 'revoke' ? 'revoke-calendar-address' : 'issue-calendar-address';
    const person = id.toLowerCase();
    const secret = name === 'issue-calendar-address' ? await this.addresses.secretOf(person, commandId) : undefined;
    const { events, position } = await this.gateway.execute({
      name,
      body: { commandId, person, occurredOn: this.clock.today(), ...(secret === undefined ? {} : { secretHash: secretHashOf(secret) }) },
      by,
    });
    void reply.status(303).header('location', href(`/people/${id}/calendar`, { recorded: events.length > 0 ? name : 'nothing', after: position })).send();
  }

  /** @throws NotFound when the person is unknown or erased */
  private async known(actor: Identity, id: string): Promise<{ name: string; example: boolean }> {
    const person = await this.subjects.one(actor, id);
    if (!isReadable(person)) throw new NotFound('person', id);
    return person;
  }
}
