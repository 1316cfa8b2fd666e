import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { Clock } from '#kernel';
import { csvPieces } from '#platform';
import { plural, type FormValues } from '#ui';
import { ReadGateway } from '../../reads/read-gateway.js';
import { sendCsv } from '../../api/send-csv.js';
import { CLOCK } from '../../api/tokens.js';
import { actorOf, type FastifyReply, type FastifyRequest } from '../../security/request.js';
import { PageRenderer } from '../page-renderer.js';
import { backTo, historyHead, historyRow } from '../history/entries.js';
import { RecordedEntries, historyBlocks } from '../history/recorded-entries.js';
import { Html } from '../html.js';
import { askedMoment, momentInWords, refuseWrongMoment } from '../moment.js';
import { PAGE_ROWS, numberedPages, pageAsked, rowsBefore } from '../paging.js';
import { WhoActed } from '../who-acted.js';
import { href } from '../words.js';
import { programmePath, programmeTabs } from './programme-tabs.js';

/** The history of a programme without its ULOs: the list of its entries, and a page for each entry. */
@Controller('programmes/:programme')
export class ProgrammeHistoryPages {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly reads: ReadGateway,
    private readonly whoActed: WhoActed,
    private readonly entries: RecordedEntries,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('history')
  @Html()
  async list(@Param('programme') given: string, @Query() query: FormValues, @Req() request: FastifyRequest): Promise<string> {
    const id = given.toLowerCase();
    const moment = askedMoment(query, this.clock.today());
    const actor = await this.reads.limitedTo(actorOf(request), 'programme', id);
    const { name, example } = await this.reads.ask(actor, 'programme', { id });
    const number = pageAsked(query);
    const page = await this.reads.ask(actor, 'history', { kind: 'programme', id, ...moment.query, skip: rowsBefore(number), limit: PAGE_ROWS });
    const path = programmePath(id, 'history');
    const pages = numberedPages(number, page.total, (to) => href(path, { ...moment.query, page: to }));
    const actedBy = await this.whoActed.at(actor);
    return this.renderer.page(request, 'page.njk', {
      title: ['History', momentInWords(moment)].filter((text) => text !== '').join(' '), heading: 'History', caption: name, section: name, at: '/programmes', exampleData: example, errors: moment.fields.errors, page: pages.page,
      breadcrumbs: [{ text: 'Programmes', href: '/programmes' }, { text: name, href: programmePath(id) }, { text: 'History' }], tabs: programmeTabs(id, 'history', actor),
      blocks: historyBlocks({ page, path, moment, pages: pages.block, actedBy, links: [], about: `${plural(page.total, 'entry', 'entries')} of the programme itself, the last recorded first. Each ULO has a history of its own.` }),
    });
  }

  @Get('history.csv')
  async file(@Param('programme') given: string, @Query() query: FormValues, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const id = given.toLowerCase();
    const moment = askedMoment(query, this.clock.today());
    refuseWrongMoment(moment);
    const { name } = await this.reads.ask(actorOf(request), 'programme', { id });
    const { items } = await this.reads.ask(actorOf(request), 'history', { kind: 'programme', id, ...moment.query });
    sendCsv(reply, `${name} history`, csvPieces(historyHead, [items.map(historyRow)]));
  }

  @Get('history/:event')
  @Html()
  async one(@Param('programme') given: string, @Param('event') event: string, @Query() query: FormValues, @Req() request: FastifyRequest): Promise<string> {
    const id = given.toLowerCase();
    const actor = await this.reads.limitedTo(actorOf(request), 'programme', id);
    const { name, example } = await this.reads.ask(actor, 'programme', { id });
    const moment = askedMoment(query, this.clock.today());
    const found = await this.entries.find(actor, { kind: 'programme', id }, event, moment);
    const path = programmePath(id, 'history');
    return this.renderer.page(request, 'page.njk', {
      title: found.entry.title, caption: name, section: name, at: '/programmes', exampleData: example,
      back: { href: backTo(path, found, moment), text: 'Back to the history' },
      blocks: await this.entries.blocks(found, actor, { history: path, record: programmePath(id, 'record'), moment }),
    });
  }
}
