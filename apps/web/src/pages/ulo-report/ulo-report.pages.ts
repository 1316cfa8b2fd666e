import { Controller, Get, Inject, Param, Query, Req } from '@nestjs/common';
import type { UloView } from '#dashboards';
import type { Clock } from '#kernel';
import { date, dateTime, type FormValues } from '#ui';
import { ReadGateway } from '../../reads/read-gateway.js';
import { CLOCK } from '../../api/tokens.js';
import { actorOf, type FastifyRequest } from '../../security/request.js';
import { PageRenderer } from '../page-renderer.js';
import { Html } from '../html.js';
import { askedMoment, refuseWrongMoment } from '../moment.js';
import { viewAtMoment } from '../ulo/shown-view.js';
import { uloPath } from '../ulo/ulo-shell.js';
import { easyRead, uloReport } from './ulo-report.blocks.js';

/** One ULO on two printed pages, and in Easy Read. */
@Controller('ulos/:ulo')
export class UloReportPages {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly reads: ReadGateway,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('report')
  @Html()
  async report(@Param('ulo') id: string, @Query() query: FormValues, @Req() request: FastifyRequest): Promise<string> {
    const view = await this.view(id, query, request);
    const { name, area, programme } = view.overview;
    return this.renderer.page(request, 'page.njk', {
      title: 'Report', caption: `${name}, ${area}`, section: name, at: '/ulos', exampleData: view.example, printedOn: '', back: { href: uloPath(id), text: `Back to ${name}` },
      blocks: [{ kind: 'text', text: `${programme.name ?? 'Programme'}. As at ${date(view.moment.day)}. Printed on ${dateTime(this.clock.now())}.` }, ...uloReport(view)],
    });
  }

  @Get('easy-read')
  @Html()
  async easy(@Param('ulo') id: string, @Query() query: FormValues, @Req() request: FastifyRequest): Promise<string> {
    const view = await this.view(id, query, request);
    const { name } = view.overview;
    return this.renderer.page(request, 'ulo-report/easy-read.njk', { title: 'Easy Read', caption: name, section: name, at: '/ulos', exampleData: view.example, printedOn: '', home: uloPath(id), back: { href: uloPath(id), text: `Back to ${name}` }, parts: easyRead(view, this.clock.today()) });
  }

  private async view(id: string, query: FormValues, request: FastifyRequest): Promise<UloView> {
    const moment = askedMoment(query, this.clock.today());
    refuseWrongMoment(moment);
    return (await viewAtMoment(moment, '', (asked) => this.reads.ask(actorOf(request), 'ulo', { id, ...asked }))).view;
  }
}
