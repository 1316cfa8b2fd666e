import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import { warningsQueryFrom, type OpenWarning, type WarningsQuery } from '#dashboards';
import { uloWarnings } from '#development';
import type { Clock } from '#kernel';
import { csvPieces } from '#platform';
import { date, dayFields, plural, type DayFields, type FormValues } from '#ui';
import { ReadGateway } from '../../reads/read-gateway.js';
import { sendCsv } from '../../api/send-csv.js';
import { CLOCK } from '../../api/tokens.js';
import { actorOf, type FastifyReply, type FastifyRequest } from '../../security/request.js';
import { refuseWrongDays } from '../asked-days.js';
import { heads, type Block, type Cell } from '../blocks.js';
import { PageRenderer } from '../page-renderer.js';
import { exampleLabel } from '../example-label.js';
import { Html } from '../html.js';
import { CARD_ROWS, numberedPages, pageAsked, rowsBefore } from '../paging.js';
import { withoutBlanks } from '../portfolio/portfolio.pages.js';
import { dateOr, href, readable } from '../words.js';

/** Rows that the file reads at a time. */
const BATCH_ROWS = 200;

interface Asked {
  query: WarningsQuery;
  day: DayFields;
  /** The query of links to the same list. */
  kept: Readonly<Record<string, string | undefined>>;
}

/** The warnings of all ULOs that are open on a day, serious ones first. */
@Controller()
export class WarningsPage {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly reads: ReadGateway,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('warnings')
  @Html()
  async list(@Query() given: FormValues, @Req() request: FastifyRequest): Promise<string> {
    const { query, day, kept } = this.asked(given);
    const number = pageAsked(given);
    const page = await this.reads.ask(actorOf(request), 'warnings', { ...query, skip: rowsBefore(number, CARD_ROWS), limit: CARD_ROWS });
    const pages = numberedPages(number, page.total, (to) => href('/warnings', { ...kept, page: to }), CARD_ROWS);
    const programmes = await this.reads.ask(actorOf(request), 'programmes', {});
    const moment = day.asked['on'] === undefined ? '' : ` as at ${date(page.on)}`;
    const blocks: Block[] = [
      { kind: 'filter', filter: filterOf(query, day, kept, programmes) },
      {
        kind: 'table',
        table: {
          caption: 'Open warnings', captionHidden: true, total: `${plural(page.total, 'warning')} open${moment}: serious ones first, then the longest open`,
          head: heads('Warning', 'ULO', 'Open since', 'Why', 'Answered', 'Who sees to it'), rows: page.items.map(rowOf), empty: 'No warning is open.', csv: href('/warnings.csv', kept),
        },
      },
      pages.block,
    ];
    return this.renderer.page(request, 'page.njk', { title: `Warnings${moment}`, at: '/warnings', current: true, wide: true, page: pages.page, exampleData: exampleLabel(programmes), errors: day.errors, blocks });
  }

  @Get('warnings.csv')
  async file(@Query() given: FormValues, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { query, day } = this.asked(given);
    refuseWrongDays(day);
    const items = await this.all(request, query);
    const head = ['warning', 'severity', 'ulo', 'open since', 'why', 'answered', 'who sees to it'];
    sendCsv(reply, 'open warnings', csvPieces(head, [items.map((w) => [w.title, w.severity === 'red' ? 'serious' : 'other', w.ulo.name, w.opens, w.why, w.answeredOn ?? '', w.owner.label])]));
  }

  private async all(request: FastifyRequest, query: WarningsQuery): Promise<OpenWarning[]> {
    const { items, next } = await this.reads.ask(actorOf(request), 'warnings', { ...query, limit: BATCH_ROWS });
    return next === null ? items : [...items, ...(await this.all(request, { ...query, after: next }))];
  }

  private asked(given: FormValues): Asked {
    const today = this.clock.today();
    const day = dayFields(given, [{ name: 'on', label: 'Open on', otherwise: today, until: today }]);
    const query = warningsQueryFrom({ ...withoutBlanks(given), on: day.asked['on'], after: undefined, limit: undefined });
    const { programme, ulo, code, severity, on } = query;
    return { query, day, kept: { programme, ulo, code, severity, on } };
  }
}

function filterOf(query: WarningsQuery, day: DayFields, kept: Asked['kept'], programmes: readonly { id: string; name: string }[]): object {
  const any = { value: '', text: 'All' };
  return {
    action: '/warnings', label: 'Filter the warnings', fold: true, ...(Object.values(kept).some((value) => value !== undefined) ? { clear: '/warnings' } : {}), keep: query.ulo === undefined ? {} : { ulo: query.ulo },
    fields: [
      { name: 'severity', label: 'How serious', value: query.severity ?? '', items: [any, { value: 'red', text: 'Serious' }, { value: 'amber', text: 'Other' }] },
      { name: 'code', label: 'Warning', value: query.code ?? '', items: [any, ...uloWarnings.map((w) => ({ value: w.code, text: w.title }))] },
      { name: 'programme', label: 'Programme', value: query.programme ?? '', items: [any, ...programmes.map((p) => ({ value: p.id, text: p.name }))] },
    ],
    more: { label: 'Look back to another day', fields: day.fields, open: day.errors.length > 0 || day.asked['on'] !== undefined },
  };
}

const rowOf = (w: OpenWarning): Cell[] => [
  { text: w.title, href: `/ulos/${w.ulo.id}/warnings`, ...(w.severity === 'red' ? { more: 'Serious' } : {}) },
  { text: w.ulo.name, href: `/ulos/${w.ulo.id}` }, date(w.opens), readable(w.why), dateOr(w.answeredOn, 'Not yet'), w.owner.label,
];
