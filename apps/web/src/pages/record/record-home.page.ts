import { Controller, Get, Query, Req } from '@nestjs/common';
import { isAllowed } from '#access';
import { CommandGateway } from '#commands';
import { portfolioQueryFrom } from '#dashboards';
import { date, plural, textOf, type FormValues } from '#ui';
import { actorOf, type FastifyRequest } from '../../security/request.js';
import { heads, type Block, type Cell } from '../blocks.js';
import { PageRenderer } from '../page-renderer.js';
import { exampleLabel, marked } from '../example-label.js';
import { Html } from '../html.js';
import { importers } from '../../imports/sheet-imports.js';
import { numberedPages, pageAsked, rowsBefore } from '../paging.js';
import { ReadGateway } from '../../reads/read-gateway.js';
import { href } from '../words.js';

/** The first page of recording, which lists the ULOs. A mentor goes directly to logging a session. */
@Controller('record')
export class RecordHomePage {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly reads: ReadGateway,
    private readonly gateway: CommandGateway,
  ) {}

  @Get()
  @Html()
  async show(@Query() given: FormValues, @Req() request: FastifyRequest): Promise<string> {
    const actor = actorOf(request);
    const number = pageAsked(given);
    const query = { ...portfolioQueryFrom({ q: textOf(given, 'q') }), sort: 'name' as const, skip: rowsBefore(number) };
    const page = await this.reads.ask(actor, 'ulos', query);
    const pages = numberedPages(number, page.total, (to) => href('/record', { q: query.q, page: to }));
    const log = this.gateway.registry.get('log-mentoring-session').spec;
    const mentor = isAllowed(actor, log);
    const rows = page.items.map((row): Cell[] => [
      { text: marked(row, page.items), href: `/ulos/${row.id}/record` },
      `${row.area}, started ${date(row.startedOn)}${row.ended ? `, ended ${date(row.ended.on)}` : ''}`,
      ...(mentor ? [{ text: `${log.title}: ${row.name}`, href: `/ulos/${row.id}/record/${log.name}` }] : []),
    ]);
    return this.renderer.page(request, 'page.njk', {
      title: 'Record something', at: '/record', current: true, page: pages.page, exampleData: exampleLabel(page.items),
      blocks: [
        { kind: 'text', text: 'Choose the ULO. You can record things that happened in the past.' },
        { kind: 'filter', filter: { action: '/record', label: 'Find a ULO', submit: 'Find', fields: [{ name: 'q', label: 'Name or area', value: query.q ?? '' }], ...(query.q ? { clear: '/record' } : {}) } },
        {
          kind: 'table',
          table: {
            caption: 'ULOs', captionHidden: true, total: plural(page.total, 'ULO'), rows,
            head: heads('ULO', 'Area', ...(mentor ? ['Quickest'] : [])), empty: 'No ULO fits.',
          },
        },
        ...(isAllowed(actor, { roles: importers }) ? [{ kind: 'links', links: [{ text: 'Import a spreadsheet of several ULOs', href: '/imports' }] } satisfies Block] : []),
        pages.block,
      ],
    });
  }
}
