import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { ProgrammeDashboard } from '#dashboards';
import type { Clock } from '#kernel';
import { csvPieces, type CsvCell } from '#platform';
import { date, dayFields, textOf, type DayFields, type FormValues } from '#ui';
import { ReadGateway } from '../../reads/read-gateway.js';
import { sendCsv } from '../../api/send-csv.js';
import { CLOCK, SITE } from '../../api/tokens.js';
import { actorOf, type FastifyReply, type FastifyRequest } from '../../security/request.js';
import type { SiteAddress } from '../../security/site-address.js';
import { refuseWrongDays } from '../asked-days.js';
import type { Block } from '../blocks.js';
import { PageRenderer } from '../page-renderer.js';
import { Html } from '../html.js';
import { href } from '../words.js';
import { dashboardBlocks } from './dashboard.blocks.js';
import { programmePath, programmeTabs } from './programme-tabs.js';

/** The figures of a programme on any day. */
@Controller('programmes/:programme')
export class ProgrammeDashboardPages {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly reads: ReadGateway,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SITE) private readonly site: SiteAddress,
  ) {}

  @Get('dashboard')
  @Html()
  async show(@Param('programme') id: string, @Query() given: FormValues, @Req() request: FastifyRequest): Promise<string> {
    const actor = actorOf(request);
    const asked = this.dayOf(given);
    const on = asked.asked['on'] ?? this.clock.today();
    const programme = await this.reads.ask(actor, 'programme', { id });
    const dashboard = await this.reads.ask(actor, 'programmeDashboard', { id, on });
    const { items } = await this.reads.ask(actor, 'ulos', { programme: id, limit: 200, sort: 'started' });
    const forecasts = new Map(on === this.clock.today() ? items.map((row) => [row.id, row.forecast]) : []);
    const address = programmePath(id, 'dashboard');
    return this.renderer.page(request, 'page.njk', {
      title: `Dashboard${on === this.clock.today() ? '' : ` as at ${date(on)}`}`, caption: programme.name, section: programme.name, at: '/programmes', wide: true, exampleData: programme.example, errors: asked.errors,
      breadcrumbs: [{ text: 'Programmes', href: '/programmes' }, { text: programme.name, href: programmePath(id) }, { text: 'Dashboard' }], tabs: programmeTabs(id, 'dashboard', actor),
      blocks: [
        { kind: 'filter', filter: { action: address, label: 'Choose the day', submit: 'Show', fields: asked.fields, ...(on === this.clock.today() ? {} : { clear: address }) } },
        ...dashboardBlocks(dashboard, forecasts, { q: textOf(given, 'q').trim().slice(0, 200), address: href(address, asked.asked) }),
        { kind: 'links', links: [{ text: 'Download these figures (CSV)', href: href(`${address}.csv`, { on }) }, { text: 'Download the calendar (.ics)', href: programmePath(id, 'calendar.ics') }, { text: 'Download the grants (360Giving JSON)', href: href('/api/grants.json', { programme: id }) }] },
      ] satisfies Block[],
    });
  }

  @Get('dashboard.csv')
  async file(@Param('programme') id: string, @Query() given: FormValues, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const asked = this.dayOf(given);
    refuseWrongDays(asked);
    const on = asked.asked['on'] ?? this.clock.today();
    const { name } = await this.reads.ask(actorOf(request), 'programme', { id });
    sendCsv(reply, `${name} dashboard ${on}`, csvPieces(['part', 'what', 'figure', 'value'], [figures(await this.reads.ask(actorOf(request), 'programmeDashboard', { id, on }))]));
  }

  /** The current calendar as a file. To stay up to date, calendar programs use the address of a person. */
  @Get('calendar.ics')
  async calendar(@Param('programme') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const text = await this.reads.ask(actorOf(request), 'programmeCalendar', { id: id.toLowerCase(), site: this.site.of(request.headers.host) });
    void reply.type('text/calendar; charset=utf-8').header('content-disposition', 'attachment; filename="milepost-programme.ics"').send(text);
  }

  private dayOf(given: FormValues): DayFields {
    const today = this.clock.today();
    return dayFields(given, [{ name: 'on', label: 'As at', otherwise: today, until: today }]);
  }
}

/** One row for each figure. */
function figures(d: ProgrammeDashboard): CsvCell[][] {
  return [
    ['scope', d.on, 'ulos', d.ulos], ['scope', d.on, 'ended', d.ended], ['scope', d.on, 'without a plan', d.withoutPlan],
    ...d.months.flatMap((m): CsvCell[][] => [['milestones', m.month, 'done on time', m.done], ['milestones', m.month, 'done late', m.doneLate], ['milestones', m.month, 'late', m.late], ['milestones', m.month, 'cannot start yet', m.waiting], ['milestones', m.month, 'planned', m.planned]]),
    ...d.trend.flatMap((end): CsvCell[][] => [['trend', end.on, 'late', end.late], ['trend', end.on, 'open warnings', end.warnings], ...end.phases.map(({ phase, ulos }): CsvCell[] => ['phases', end.on, phase.label, ulos])]),
    ...d.portfolio.flatMap((p): CsvCell[][] => [['portfolio', p.name, 'started', p.startedOn], ['portfolio', p.name, 'first finish', p.firstFinishOn ?? ''], ['portfolio', p.name, 'agreed finish', p.agreedFinishOn ?? ''], ['portfolio', p.name, 'finish', p.finishOn ?? ''], ['portfolio', p.name, 'launch', p.launchOn ?? '']]),
    ...d.slips.flatMap((s): CsvCell[][] => [['slip', s.reason.label, 'days', s.days], ['slip', s.reason.label, 'moves', s.moves], ['slip', s.reason.label, 'moves when already late', s.whenLate]]),
    ...d.mentoring.rows.flatMap(({ mentor, byQuarter }) => d.mentoring.quarters.map(({ label }, i): CsvCell[] => ['mentoring', mentor ?? 'Without an agreement', label, byQuarter[i] ?? 0])),
    ...d.money.bySource.map(({ source, pence }): CsvCell[] => ['money won, pounds', source ?? '', 'awarded', pence / 100]),
    ...d.reach.map((r): CsvCell[] => ['reach', r.group.label, 'people', r.people]),
    ...d.barriers.flatMap((b): CsvCell[][] => [['barriers', b.barrier.label, 'open', b.open], ['barriers', b.barrier.label, 'overcome', b.overcome]]),
    ...d.lessons.map((l): CsvCell[] => ['lessons', l.ulo.name, l.topic.label, l.lesson]),
  ];
}
