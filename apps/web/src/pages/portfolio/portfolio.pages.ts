import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import { phasesOccurring, portfolioQueryFrom } from '#dashboards';
import { uloWarnings } from '#development';
import type { FormValues } from '#ui';
import { SITE } from '../../api/tokens.js';
import { namesWithin } from '../../security/access.js';
import { actorOf, type FastifyReply, type FastifyRequest } from '../../security/request.js';
import type { SiteAddress } from '../../security/site-address.js';
import { PageRenderer } from '../page-renderer.js';
import { exampleLabel } from '../example-label.js';
import { Html } from '../html.js';
import { sendCsv } from '../../api/send-csv.js';
import { ReadGateway } from '../../reads/read-gateway.js';
import { nextStepNames } from './next-step-names.js';
import { keepList } from '../last-list.js';
import { PAGE_ROWS, pageAsked, rowsBefore } from '../paging.js';
import { listAddress, portfolioBlocks, portfolioPages } from './portfolio.blocks.js';

/** The list of all ULOs. */
@Controller()
export class PortfolioPages {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly reads: ReadGateway,
    @Inject(SITE) private readonly site: SiteAddress,
  ) {}

  @Get('ulos')
  @Html()
  async list(@Query() given: FormValues, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const asked = { path: '/ulos', query: portfolioQueryFrom({ ...withoutBlanks(given), after: undefined, limit: undefined }), number: pageAsked(given) };
    const page = await this.reads.ask(actorOf(request), 'ulos', { ...asked.query, skip: rowsBefore(asked.number), limit: PAGE_ROWS });
    const programmes = await this.reads.ask(actorOf(request), 'programmes', {});
    keepList(request, reply, listAddress(asked), this.site.secure);
    return this.renderer.page(request, 'page.njk', {
      title: 'User-led organisations (ULOs)', at: '/ulos', current: true, wide: true, page: portfolioPages(asked, page).page,
      exampleData: exampleLabel(page.items),
      blocks: [
        { kind: 'text', text: 'Every user-led organisation that is being developed. Late means that the date last agreed has passed; rescheduled means that a date was moved, with a reason. After agreed is how much later or earlier the last step now finishes than was last agreed.' },
        ...portfolioBlocks(asked, page, { programmes, phases: phasesOccurring(programmes), warnings: uloWarnings.map(({ code, title }) => ({ code, title })) }, await nextStepNames(this.reads, actorOf(request))),
      ],
    });
  }

  @Get('ulos.csv')
  async file(@Query() given: FormValues, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const actor = actorOf(request);
    sendCsv(reply, 'ulos', await this.reads.ask(actor, 'ulosCsv', { ...portfolioQueryFrom(withoutBlanks(given)), names: namesWithin(actor) }));
  }
}

/** A filter form also sends its empty fields. */
export const withoutBlanks = (given: FormValues): Record<string, unknown> =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
