import { Controller, Get, Inject, Param, Query, Req } from '@nestjs/common';
import { tracePeople } from '#access';
import { isReadable, type People } from '#people';
import { dateTime, plural, type FormValues } from '#ui';
import { readRoutes } from '../../reads/read-routes.js';
import { ReadGateway } from '../../reads/read-gateway.js';
import { PEOPLE } from '../../api/tokens.js';
import { Restricted, historyReaders } from '../../security/access.js';
import { actorOf, type FastifyRequest } from '../../security/request.js';
import { heads, type Block, type Cell } from '../blocks.js';
import { PageRenderer } from '../page-renderer.js';
import { Html } from '../html.js';
import { PAGE_ROWS, numberedPages, pageAsked, rowsBefore } from '../paging.js';
import { WhoActed } from '../who-acted.js';
import { href, readable } from '../words.js';
import { nameInstead } from './person-subject.js';

/** The history of a person: roles, sign-in methods, changes of details. It never contains an address or other details. */
@Controller('people/:person/history')
@Restricted(readRoutes.personHistory.title, historyReaders)
export class PersonHistoryPage {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly reads: ReadGateway,
    private readonly whoActed: WhoActed,
    @Inject(PEOPLE) private readonly people: Pick<People, 'now'>,
  ) {}

  @Get()
  @Html()
  async show(@Param('person') given: string, @Query() query: FormValues, @Req() request: FastifyRequest): Promise<string> {
    const id = given.toLowerCase();
    const number = pageAsked(query);
    await this.reads.ready();
    const actor = await this.reads.limitedTo(actorOf(request), 'person', id);
    const page = await this.reads.ask(actor, 'personHistory', { id, limit: PAGE_ROWS, skip: rowsBefore(number) });
    const found = (await this.people.now()).person(id);
    const name = found === undefined ? '' : isReadable(found) ? found.name : nameInstead[found];
    if (isReadable(found)) tracePeople(actor);
    const actedBy = await this.whoActed.at(actor);
    const pages = numberedPages(number, page.total, (to) => href(`/people/${id}/history`, { page: to }));
    return this.renderer.page(request, 'page.njk', {
      title: 'History', caption: name, section: name, wide: true, page: pages.page, exampleData: page.items.some(({ example }) => example),
      blocks: [
        { kind: 'text', text: `${plural(page.total, 'entry', 'entries')}, the last recorded first. They hold no name, address, account or passkey: these are sealed, or kept outside the log.` },
        {
          kind: 'table',
          table: {
            caption: 'What was recorded', captionHidden: true, head: heads('Recorded', 'What', 'Details', 'By'), empty: 'Nothing.',
            rows: page.items.map((entry): Cell[] => [dateTime(entry.recordedAt), entry.title, readable(entry.text), actedBy(entry.actor)]),
          },
        },
        pages.block,
      ] satisfies Block[],
    });
  }
}
