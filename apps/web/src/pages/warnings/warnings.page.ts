import { Controller, Get, Query, Req } from '@nestjs/common';
import { warningsQueryFrom } from '#dashboards';
import { uloWarnings } from '#development';
import { date, plural, type FormValues } from '#ui';
import { actorOf, type FastifyRequest } from '../../security/request.js';
import { heads, type Block } from '../blocks.js';
import { Desk } from '../desk.js';
import { exampleLabel } from '../example-label.js';
import { Html } from '../html.js';
import { withoutBlanks } from '../portfolio/portfolio.pages.js';
import { ReadGateway } from '../../api/reads/read-gateway.js';
import { href, readable } from '../words.js';

/** The warnings that are open, of all ULOs. */
@Controller('warnings')
export class WarningsPage {
  constructor(
    private readonly desk: Desk,
    private readonly reads: ReadGateway,
  ) {}

  @Get()
  @Html()
  async list(@Query() given: FormValues, @Req() request: FastifyRequest): Promise<string> {
    const query = warningsQueryFrom(withoutBlanks(given));
    const page = await this.reads.ask(actorOf(request), 'warnings', query);
    const programmes = await this.reads.ask(actorOf(request), 'programmes', {});
    const kept = { programme: query.programme, code: query.code };
    const any = { value: '', text: 'All' };
    const blocks: Block[] = [
      {
        kind: 'filter',
        filter: {
          action: '/warnings', label: 'Filter the warnings', ...(query.programme || query.code ? { clear: '/warnings' } : {}),
          fields: [
            { name: 'code', label: 'Warning', value: query.code ?? '', items: [any, ...uloWarnings.map((w) => ({ value: w.code, text: w.title }))] },
            { name: 'programme', label: 'Programme', value: query.programme ?? '', items: [any, ...programmes.map((p) => ({ value: p.id, text: p.name }))] },
          ],
        },
      },
      {
        kind: 'table',
        table: {
          caption: 'Open warnings', captionHidden: true, total: `${plural(page.total, 'warning')} open, the longest first`,
          head: heads('Warning', 'ULO', 'Open since', 'Why'),
          rows: page.items.map((w) => [
            w.severity === 'red' ? { text: `Serious: ${w.title}`, colour: 'red' } : w.title,
            { text: w.ulo.name, href: `/ulos/${w.ulo.id}/warnings` }, date(w.opens), readable(w.why),
          ]),
          empty: 'No warning is open.',
        },
      },
      { kind: 'pages', ...(page.next ? { next: href('/warnings', { ...kept, after: page.next }) } : {}), ...(query.after ? { previous: href('/warnings', kept) } : {}) },
    ];
    return this.desk.page(request, 'page.njk', { title: 'Warnings', at: '/warnings', current: true, exampleData: exampleLabel(programmes), blocks });
  }
}
