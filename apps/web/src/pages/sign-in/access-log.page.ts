import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import type { Identity } from '#access';
import type { People } from '#people';
import { csvLines } from '#platform';
import type { FormValues } from '#ui';
import { accessLogQueryFrom, type AccessLogItem } from '../../reads/access-log-page.js';
import { ReadGateway } from '../../reads/read-gateway.js';
import { readRoutes } from '../../reads/read-routes.js';
import { sendCsv } from '../../api/send-csv.js';
import { PEOPLE } from '../../api/tokens.js';
import { Restricted, accessLogReaders, seesNames } from '../../security/access.js';
import { actorOf, type FastifyReply, type FastifyRequest } from '../../security/request.js';
import { PageRenderer } from '../page-renderer.js';
import { Html } from '../html.js';
import { keyedPages } from '../paging.js';
import { withoutBlanks } from '../portfolio/portfolio.pages.js';
import { href } from '../words.js';
import { accessFilter, accessTable, kindTitles, nameFrom, signInMethodOf, whatIn, type Asked, type NameOf } from './access-log.blocks.js';

const path = '/access-log';
const batch = 500;

/** The access log: sign-ins, downloads and views of personal details. For administrators. */
@Controller()
@Restricted(readRoutes.accessLog.title, accessLogReaders, 'everywhere')
export class AccessLogPages {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly reads: ReadGateway,
    @Inject(PEOPLE) private readonly people: People,
  ) {}

  @Get('access-log')
  @Html()
  async list(@Query() given: FormValues, @Req() request: FastifyRequest): Promise<string> {
    const actor = actorOf(request);
    const { person, kind, from, to, after } = accessLogQueryFrom(withoutBlanks(given));
    const filters = { person, kind, from, to };
    await this.reads.ready();
    const page = await this.reads.ask(actor, 'accessLog', { everything: true, ...filters, after, limit: 50 });
    const asked: Asked = { ...filters, after };
    const pages = keyedPages(path, { kept: filters, key: 'after', given, next: page.next });
    return this.renderer.page(request, 'page.njk', {
      title: 'Access log', wide: true, page: pages.page, breadcrumbs: [{ text: 'Your account', href: '/account' }, { text: 'Access log' }],
      blocks: [
        { kind: 'text', text: 'Who signed in and out, who could not, who took files, and which answers showed personal details; the newest first. Entries are kept for 12 months. They hold ids, and nothing of what was shown or typed.' },
        accessFilter(path, asked, (await this.people.now()).all().map(({ id, name }) => ({ value: id, text: name }))),
        accessTable({ page, caption: 'Accesses', nameOf: await this.names(actor), csv: href(`${path}.csv`, filters) }),
        pages.block,
      ],
    });
  }

  @Get('access-log.csv')
  async file(@Query() given: FormValues, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const actor = actorOf(request);
    const { person, kind, from, to } = accessLogQueryFrom(withoutBlanks(given));
    const query = { person, kind, from, to };
    await this.reads.ready();
    const nameOf = await this.names(actor);
    const first = await this.reads.ask(actor, 'accessLog', { everything: true, ...query, limit: batch });
    sendCsv(reply, 'access log', this.lines(actor, query, first, nameOf));
  }

  /** Streams the file: a year of entries is too large for memory. */
  private async *lines(actor: Identity, query: Asked, first: { items: AccessLogItem[]; next: string | null }, nameOf: NameOf): AsyncGenerator<string> {
    yield `\uFEFF${csvLines([['when', 'person', 'name', 'kind', 'what they did', 'signed in with', 'about']])}`;
    for (let page = first; ; ) {
      if (page.items.length > 0) yield csvLines(page.items.map((item) => [item.at, item.person ?? '', nameOf(item.person), item.kind, kindTitles[item.kind], signInMethodOf(item), whatIn(item)]));
      if (page.next === null) return;
      page = await this.reads.ask(actor, 'accessLog', { everything: true, ...accessLogQueryFrom({ ...query, after: page.next }), limit: batch });
    }
  }

  /** Every reader of the access log sees names. */
  private async names(actor: Identity): Promise<NameOf> {
    seesNames(actor);
    return nameFrom(await this.people.now());
  }
}
