import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { phases, portfolioQueryFrom, type PortfolioQuery } from '#dashboards';
import { uloWarnings } from '#development';
import type { FormValues } from '#ui';
import type { FastifyReply, FastifyRequest } from '../../security/request.js';
import { Desk } from '../desk.js';
import { Html } from '../html.js';
import { Reads } from '../reads.js';
import { portfolioBlocks } from './portfolio.blocks.js';

/** Every ULO at a glance. */
@Controller()
export class PortfolioPages {
  constructor(
    private readonly desk: Desk,
    private readonly reads: Reads,
  ) {}

  @Get()
  @Html()
  list(@Query() given: FormValues, @Req() request: FastifyRequest): string {
    const query = portfolioQueryFrom(withoutBlanks(given));
    const page = this.reads.portfolio(query);
    const programmes = this.reads.programmes();
    return this.desk.page(request, 'page.njk', {
      title: 'ULOs', at: '/', current: true, wide: true,
      exampleData: page.items.length > 0 && page.items.every((row) => row.example),
      blocks: [
        { kind: 'text', text: 'Every user-led organisation that is being developed. Late means that the date last agreed has passed; rescheduled means that a date was moved, with a reason.' },
        ...portfolioBlocks('/', query, page, { programmes, phases, warnings: uloWarnings.map(({ code, title }) => ({ code, title })) }),
      ],
    });
  }

  @Get('ulos.csv')
  file(@Query() given: FormValues, @Res() reply: FastifyReply): void {
    const query: PortfolioQuery = portfolioQueryFrom(withoutBlanks(given));
    const stream = this.reads.portfolioCsv(query);
    void reply.type('text/csv; charset=utf-8').header('content-disposition', 'attachment; filename="ulos.csv"').send(stream);
  }
}

/** A filter form sends its empty fields along. */
export const withoutBlanks = (given: FormValues): Record<string, unknown> =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
