import { Controller, Get, Inject, Param, Query, Req } from '@nestjs/common';
import { isAllowed } from '#access';
import { programmeRemindersQueryFrom, programmeRowFilters } from '#dashboards';
import type { People } from '#people';
import type { FormValues } from '#ui';
import { ReadGateway } from '../../reads/read-gateway.js';
import { PEOPLE } from '../../api/tokens.js';
import { seesNames, reminderSenders } from '../../security/access.js';
import { actorOf, type FastifyRequest } from '../../security/request.js';
import type { Block } from '../blocks.js';
import { PageRenderer } from '../page-renderer.js';
import { Html } from '../html.js';
import { keyedPages } from '../paging.js';
import { withoutBlanks } from '../portfolio/portfolio.pages.js';
import { programmePath, programmeTabs } from '../programmes/programme-tabs.js';
import { peopleOf, remindersFilter, remindersTable, whom } from './reminder-blocks.js';

/** The reminders of all ULOs of a programme, in pages. */
@Controller('programmes/:programme/reminders')
export class ProgrammeRemindersPages {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly reads: ReadGateway,
    @Inject(PEOPLE) private readonly people: People,
  ) {}

  @Get()
  @Html()
  async list(@Param('programme') given: string, @Query() asked: FormValues, @Req() request: FastifyRequest): Promise<string> {
    const id = given.toLowerCase();
    const actor = await this.reads.limitedTo(actorOf(request), 'programme', id);
    const query = programmeRemindersQueryFrom(withoutBlanks(asked));
    const { name, example } = await this.reads.ask(actor, 'programme', { id });
    const { items, next } = await this.reads.ask(actor, 'programmeReminders', { id, ...query });
    const pages = keyedPages(programmePath(id, 'reminders'), { kept: { state: query.state, person: query.person, ulo: query.ulo, q: query.q }, key: 'after', given: asked, next });
    const directory = await this.people.now();
    const path = programmePath(id, 'reminders');
    return this.renderer.page(request, 'page.njk', {
      title: 'Reminders', page: pages.page, caption: name, section: name, at: '/programmes', wide: true, exampleData: example,
      breadcrumbs: [{ text: 'Programmes', href: '/programmes' }, { text: name, href: programmePath(id) }, { text: 'Reminders' }],
      tabs: programmeTabs(id, 'reminders', actor),
      blocks: [
        { kind: 'text', text: 'Reminders to come, the next one first. Then past reminders, the latest first. Reminders that were too late to send are listed with their ULO.' },
        remindersFilter({ path, query, states: programmeRowFilters, people: peopleOf(directory, actor, { programme: id }), byUlo: true }),
        {
          kind: 'table',
          table: remindersTable({
            caption: 'Reminders', captionHidden: true, rows: items, whom: whom(directory, seesNames(actor)), sends: isAllowed(actor, { roles: reminderSenders }),
            empty: next ? 'None among those looked through so far: go on to the next page.' : 'No reminder fits these filters.',
          }),
        },
        pages.block,
      ] satisfies Block[],
    });
  }
}
