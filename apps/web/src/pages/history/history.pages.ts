import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { HistoryEntry } from '#audit';
import type { Clock } from '#kernel';
import { csvPieces } from '#platform';
import { plural, type FormValues } from '#ui';
import { CLOCK } from '../../api/tokens.js';
import { actorOf, type FastifyReply, type FastifyRequest } from '../../security/request.js';
import { comparedFields } from '../audit/compared-fields.js';
import { heads, type Block } from '../blocks.js';
import { PageRenderer } from '../page-renderer.js';
import { Html } from '../html.js';
import { askedMoment, momentInWords, refuseWrongMoment } from '../moment.js';
import { PAGE_ROWS, numberedPages, pageAsked, rowsBefore } from '../paging.js';
import { ReadGateway } from '../../reads/read-gateway.js';
import { sendCsv } from '../../api/send-csv.js';
import { uloPath, uloTabs } from '../ulo/ulo-shell.js';
import { WhoActed } from '../who-acted.js';
import { href, readable } from '../words.js';
import { backTo, historyHead, historyRow } from './entries.js';
import { RecordedEntries, historyBlocks } from './recorded-entries.js';

/** The history of a ULO: the list of its entries, and a page for each entry. */
@Controller('ulos/:ulo/history')
export class HistoryPages {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly reads: ReadGateway,
    private readonly whoActed: WhoActed,
    private readonly entries: RecordedEntries,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Html()
  async list(@Param('ulo') id: string, @Query() query: FormValues, @Req() request: FastifyRequest): Promise<string> {
    const moment = askedMoment(query, this.clock.today());
    const { name, example } = await this.reads.ask(actorOf(request), 'uloChoices', { id });
    const number = pageAsked(query);
    const page = await this.reads.ask(actorOf(request), 'history', { kind: 'ulo', id, ...moment.query, skip: rowsBefore(number), limit: PAGE_ROWS });
    const path = uloPath(id, 'history');
    const pages = numberedPages(number, page.total, (to) => href(path, { ...moment.query, page: to }));
    const actedBy = await this.whoActed.at(await this.reads.limitedTo(actorOf(request), 'ulo', id));
    const blocks = historyBlocks({
      page, path, moment, pages: pages.block, actedBy,
      about: `${plural(page.total, 'entry', 'entries')}, the last recorded first. No entry is ever changed or removed: a correction is added to what it corrects.`,
      links: [{ text: 'Search this history', href: href('/audit', { ulo: id }) }, { text: 'Compare two days', href: uloPath(id, 'compare') }, { text: 'Decisions, bids, waivers and corrections', href: uloPath(id, 'decisions') }, { text: 'Chronology to print', href: href('/audit/chronology', { ulo: id }) }],
    });
    return this.renderer.page(request, 'page.njk', {
      title: ['History', momentInWords(moment)].filter((text) => text !== '').join(' '), heading: 'History', caption: name, section: name, at: '/ulos', exampleData: example, errors: moment.fields.errors, page: pages.page,
      breadcrumbs: [{ text: 'ULOs', href: '/ulos' }, { text: name, href: href(uloPath(id), moment.query) }, { text: 'History' }],
      tabs: uloTabs(id, 'history', moment), blocks,
    });
  }

  @Get(':event')
  @Html()
  async one(@Param('ulo') id: string, @Param('event') event: string, @Query() query: FormValues, @Req() request: FastifyRequest): Promise<string> {
    const actor = await this.reads.limitedTo(actorOf(request), 'ulo', id);
    const { name, example } = await this.reads.ask(actor, 'uloChoices', { id });
    const moment = askedMoment(query, this.clock.today());
    const found = await this.entries.find(actor, { kind: 'ulo', id }, event, moment);
    const path = uloPath(id, 'history');
    return this.renderer.page(request, 'page.njk', {
      title: found.entry.title, caption: name, section: name, at: '/ulos', exampleData: example,
      back: { href: backTo(path, found, moment), text: 'Back to the history' },
      blocks: await this.entries.blocks(found, actor, { history: path, record: uloPath(id, 'record'), moment }, [await this.effect(request, id, found.entry)]),
    });
  }

  /** Compares the ULO up to this entry with the ULO up to the entry before it, in the order of recording. */
  private async effect(request: FastifyRequest, id: string, { revision }: HistoryEntry): Promise<Block> {
    const ask = (upTo: number) => (upTo < 0 ? Promise.resolve(undefined) : this.reads.ask(actorOf(request), 'uloByRevision', { id, revision: upTo }));
    const changed = comparedFields(await ask(revision - 1), await ask(revision));
    return { kind: 'table', table: { caption: 'What it changed', head: heads('What', 'Before', 'After'), rows: changed.map(({ what, before, after }) => [what, readable(before), readable(after)]), empty: 'No figure that is compared changed by it.' } };
  }
}

/** The same list as a file. A separate controller, because its address ends in `.csv`. */
@Controller('ulos/:ulo/history.csv')
export class HistoryFile {
  constructor(
    private readonly reads: ReadGateway,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  async file(@Param('ulo') id: string, @Query() query: FormValues, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const moment = askedMoment(query, this.clock.today());
    refuseWrongMoment(moment);
    const { name } = await this.reads.ask(actorOf(request), 'uloChoices', { id });
    const { items } = await this.reads.ask(actorOf(request), 'history', { kind: 'ulo', id, ...moment.query });
    sendCsv(reply, `${name} history`, csvPieces(historyHead, [items.map(historyRow)]));
  }
}
