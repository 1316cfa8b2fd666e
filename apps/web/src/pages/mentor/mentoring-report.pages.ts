import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import { quarterOf, type MentoringReport } from '#dashboards';
import { addMonths, type Clock, type PlainDate } from '#kernel';
import { csvPieces } from '#platform';
import { barChart, date, plural, textOf, type FormValues } from '#ui';
import { ReadGateway } from '../../reads/read-gateway.js';
import { sendCsv } from '../../api/send-csv.js';
import { CLOCK } from '../../api/tokens.js';
import { actorOf, type FastifyReply, type FastifyRequest } from '../../security/request.js';
import { askedPeriod, refuseWrongDays, type AskedPeriod } from '../asked-days.js';
import { heads, type Block } from '../blocks.js';
import { PageRenderer } from '../page-renderer.js';
import { Html } from '../html.js';
import { href } from '../words.js';

interface Asked {
  programme?: string;
  from: PlainDate;
  to: PlainDate;
}

const unagreed = 'Without an agreement';

/** Hours of mentoring by quarter and ULO, for mentors and commissioners. */
@Controller()
export class MentoringReportPages {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly reads: ReadGateway,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('mentoring')
  @Html()
  async show(@Query() given: FormValues, @Req() request: FastifyRequest): Promise<string> {
    const period = this.period(given);
    const asked = askedOf(given, period);
    const programmes = await this.reads.ask(actorOf(request), 'programmes', {});
    const report = await this.reads.ask(actorOf(request), 'mentoringReport', asked);
    const any = { value: '', text: 'All' };
    return this.renderer.page(request, 'page.njk', {
      title: 'Mentoring', at: '/', wide: true, errors: period.errors, caption: `${date(report.from)} to ${date(report.to)}`,
      blocks: [
        { kind: 'filter', filter: { action: '/mentoring', label: 'Choose the period', submit: 'Show', fields: [
          ...period.fields,
          { name: 'programme', label: 'Programme', value: asked.programme ?? '', items: [any, ...programmes.map((p) => ({ value: p.id, text: p.name }))] }] } },
        ...reportBlocks(report, href('/mentoring.csv', { ...asked })),
      ] satisfies Block[],
    });
  }

  @Get('mentoring.csv')
  async file(@Query() given: FormValues, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const period = this.period(given);
    refuseWrongDays(period);
    const { rows, quarters, from, to } = await this.reads.ask(actorOf(request), 'mentoringReport', askedOf(given, period));
    const head = ['ulo', 'mentor', 'sessions', 'hours', ...quarters.map(({ label }) => `hours ${label}`)];
    sendCsv(reply, `mentoring ${from} to ${to}`, csvPieces(head, [rows.map(({ ulo, mentor, sessions, hours, byQuarter }) => [ulo.name, mentor ?? unagreed, sessions, hours, ...byQuarter])]));
  }

  /** The year up to today, unless days are given. */
  private period(given: FormValues): AskedPeriod {
    return askedPeriod(given, { today: this.clock.today(), begin: (to) => quarterOf(addMonths(to, -9)).from });
  }
}

function askedOf(given: FormValues, { from, to }: AskedPeriod): Asked {
  const programme = textOf(given, 'programme');
  return { ...(programme === '' ? {} : { programme }), from, to };
}

const reportBlocks = (report: MentoringReport, csv: string): Block[] => [
  { kind: 'text', text: `${plural(report.hours, 'hour')} in ${plural(report.sessions, 'session')} with ${plural(new Set(report.rows.map(({ ulo }) => ulo.id)).size, 'ULO')}. ${plural(report.without.length, 'ULO')} had no session in this time. ${report.actions.done} of ${plural(report.actions.agreed, 'action')} agreed in this time ${report.actions.done === 1 ? 'is' : 'are'} done.` },
  {
    kind: 'table',
    table: {
      caption: 'Hours by ULO and quarter', csv, head: heads('ULO', 'Mentor', 'Sessions', 'Hours', ...report.quarters.map(({ label }) => label)), numeric: [2, 3, ...report.quarters.map((_, i) => i + 4)],
      rows: report.rows.map(({ ulo, mentor, sessions, hours, byQuarter }) => [{ text: ulo.name, href: `/ulos/${ulo.id}/mentoring` }, mentor ?? { text: unagreed, colour: 'orange' }, String(sessions), String(hours), ...byQuarter.map(String)]),
      empty: 'No session was logged in this time.',
    },
  },
  { kind: 'chart', chart: barChart({ id: 'quarters', title: 'Hours by quarter', columns: ['Quarter', 'Hours'], bars: report.quarters.map(({ label }, i) => ({ label, value: report.byQuarter[i] ?? 0 })), format: (n) => plural(n, 'hour') }) },
  { kind: 'chart', chart: barChart({ id: 'topics', title: 'What it was about', columns: ['Topic', 'Sessions'], bars: report.topics.map(({ topic, sessions }) => ({ label: topic.label, value: sessions })), format: (n) => plural(n, 'session') }) },
  { kind: 'table', table: { caption: 'ULOs without a session', head: heads('ULO'), rows: report.without.slice(0, 100).map(({ id, name }) => [{ text: name, href: `/ulos/${id}` }]), empty: 'Every ULO had a session in this time.' } },
];
