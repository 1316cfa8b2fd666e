import { Controller, Get, Inject, Param, Req } from '@nestjs/common';
import { isAllowed, type Identity } from '#access';
import { CommandGateway } from '#commands';
import { NotFound } from '#kernel';
import { isReadable, type People, type Person } from '#people';
import { ReadGateway } from '../../reads/read-gateway.js';
import { PEOPLE } from '../../api/tokens.js';
import { Restricted, peopleReaders } from '../../security/access.js';
import { actorOf, type FastifyRequest } from '../../security/request.js';
import type { Block, Link } from '../blocks.js';
import { PageRenderer } from '../page-renderer.js';
import { Html } from '../html.js';
import { needsBlocks } from '../to-do/needs-blocks.js';
import { href } from '../words.js';
import { PersonSubjects } from './person-subject.js';

/** The due and overdue deadlines of one person, with links to their reminders and calendar. */
@Controller('people/:person/needs')
@Restricted('see what needs a person', peopleReaders)
export class NeedsPage {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly reads: ReadGateway,
    private readonly subjects: PersonSubjects,
    private readonly gateway: CommandGateway,
    @Inject(PEOPLE) private readonly people: People,
  ) {}

  @Get()
  @Html()
  async show(@Param('person') given: string, @Req() request: FastifyRequest): Promise<string> {
    const actor = actorOf(request);
    const person = await this.subjects.one(actor, given);
    if (!isReadable(person)) throw new NotFound('person', given);
    const needs = await this.reads.ask(actor, 'needsOfPerson', { person, people: await this.people.now() });
    const { id, name, example } = person;
    const calendar = isAllowed(actor, this.gateway.registry.get('issue-calendar-address').spec);
    return this.renderer.page(request, 'page.njk', {
      title: 'What is to be done', caption: name, section: name, at: '/people', wide: true, exampleData: example, back: { href: `/people/${id}`, text: `Back to ${name}` },
      blocks: [
        { kind: 'text', text: `Things that ${name} needs to do: late, or due in the next four weeks.` },
        ...needsBlocks(needs),
        { kind: 'heading', text: 'Reminders and calendar' },
        { kind: 'links', links: [...(await this.reminders(actor, person)), ...(calendar ? [{ text: 'Calendar address', href: `/people/${id}/calendar` }] : [])] },
      ] satisfies Block[],
    });
  }

  /** Planned and sent reminders, in each programme in which the person takes part. */
  private async reminders(actor: Identity, { id, programme }: Person): Promise<Link[]> {
    const programmes = (await this.reads.ask(actor, 'programmes', {})).filter((one) => programme === undefined || one.id === programme);
    return programmes.map((one) => ({ text: `Their reminders: ${one.name}`, href: href(`/programmes/${one.id}/reminders`, { person: id }) }));
  }
}
