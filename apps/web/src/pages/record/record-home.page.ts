import { Controller, Get, Query, Req } from '@nestjs/common';
import { isAllowed } from '#access';
import { CommandGateway } from '#commands';
import { portfolioQueryFrom } from '#dashboards';
import { date, plural, type FormValues } from '#ui';
import { actorOf, type FastifyRequest } from '../../security/request.js';
import { heads, type Cell } from '../blocks.js';
import { Desk } from '../desk.js';
import { exampleLabel, marked } from '../example-label.js';
import { Html } from '../html.js';
import { ReadGateway } from '../../api/reads/read-gateway.js';
import { href } from '../words.js';

/** The first page of recording: choose the ULO. A mentor goes directly to logging a session. */
@Controller('record')
export class RecordHomePage {
  constructor(
    private readonly desk: Desk,
    private readonly reads: ReadGateway,
    private readonly gateway: CommandGateway,
  ) {}

  @Get()
  @Html()
  async show(@Query() { q = '', after = '' }: FormValues, @Req() request: FastifyRequest): Promise<string> {
    const actor = actorOf(request);
    const query = { ...portfolioQueryFrom({ q, after }), sort: 'name' as const };
    const page = await this.reads.ask(actor, 'ulos', query);
    const log = this.gateway.registry.get('log-mentoring-session').spec;
    const mentor = isAllowed(actor, log);
    const rows = page.items.map((row): Cell[] => [
      { text: marked(row, page.items), href: `/ulos/${row.id}/record` },
      `${row.area}, started ${date(row.startedOn)}`,
      ...(mentor ? [{ text: `${log.title}: ${row.name}`, href: `/ulos/${row.id}/record/${log.name}` }] : []),
    ]);
    return this.desk.page(request, 'page.njk', {
      title: 'Record something', at: '/record', current: true, exampleData: exampleLabel(page.items),
      blocks: [
        { kind: 'text', text: 'Choose the ULO. Give the day on which it happened, also when that was some time ago.' },
        { kind: 'filter', filter: { action: '/record', label: 'Find a ULO', submit: 'Find', fields: [{ name: 'q', label: 'Name or area', value: query.q ?? '' }], ...(query.q ? { clear: '/record' } : {}) } },
        {
          kind: 'table',
          table: {
            caption: 'ULOs', captionHidden: true, total: plural(page.total, 'ULO'), rows,
            head: heads('ULO', 'Area', ...(mentor ? ['Quickest'] : [])), empty: 'No ULO fits.',
          },
        },
        { kind: 'pages', ...(page.next ? { next: href('/record', { q: query.q, after: page.next }) } : {}), ...(query.after ? { previous: href('/record', { q: query.q }) } : {}) },
      ],
    });
  }
}
