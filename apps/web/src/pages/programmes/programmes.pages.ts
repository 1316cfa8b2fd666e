import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import { phasesOccurring, portfolioQueryFrom, type MilestonesSummary, type PortfolioPage, type ProgrammeView, type WarningCount } from '#dashboards';
import { isAllowed, isEverywhere, type Identity } from '#access';
import { CommandGateway } from '#commands';
import { uloWarnings } from '#development';
import { completedMonths } from '#kernel';
import { barChart, date, month, plural, textOf, type FormValues } from '#ui';
import { actorOf, type FastifyRequest } from '../../security/request.js';
import { heads, type Block, type Link } from '../blocks.js';
import { Desk } from '../desk.js';
import { exampleLabel, marked } from '../example-label.js';
import { Html } from '../html.js';
import { nextStepNames } from '../portfolio/next-step-names.js';
import { portfolioBlocks } from '../portfolio/portfolio.blocks.js';
import { withoutBlanks } from '../portfolio/portfolio.pages.js';
import { recordedNotice } from '../record/notice.js';
import { programmeTabs } from './programme-tabs.js';
import { ReadGateway } from '../../api/reads/read-gateway.js';

/** The programmes, and how the ULOs of one of them are doing together. */
@Controller('programmes')
export class ProgrammePages {
  constructor(
    private readonly desk: Desk,
    private readonly reads: ReadGateway,
    private readonly gateway: CommandGateway,
  ) {}

  @Get()
  @Html()
  async list(@Req() request: FastifyRequest): Promise<string> {
    const actor = actorOf(request);
    const programmes = await this.reads.ask(actor, 'programmes', {});
    const open = this.gateway.registry.get('open-programme').spec;
    return this.desk.page(request, 'page.njk', {
      title: 'Programmes', at: '/programmes', current: true, exampleData: exampleLabel(programmes),
      blocks: [
        { kind: 'buttons', links: isAllowed({ grants: actor.grants.filter(isEverywhere) }, open) ? [{ text: open.title, href: '/record/open-programme' }] : [] },
        {
          kind: 'table',
          table: {
            caption: 'Programmes', captionHidden: true, total: plural(programmes.length, 'programme'),
            head: heads('Programme', 'Area', 'Opened', 'ULOs'), numeric: [3],
            rows: programmes.map((p) => [{ text: marked(p, programmes), href: `/programmes/${p.id}` }, p.area, date(p.openedOn), String(p.ulos)]),
            empty: 'No programme has been opened yet.',
          },
        },
      ] satisfies Block[],
    });
  }

  @Get(':programme')
  @Html()
  async one(@Param('programme') id: string, @Query() given: FormValues, @Req() request: FastifyRequest): Promise<string> {
    const actor = await this.reads.at(actorOf(request), 'programme', id);
    await this.reads.upTo(given.recorded ? textOf(given, 'after') : undefined);
    // After a form, `after` is the position to wait for; otherwise it is the key of a page of the list.
    const asked = given.recorded ? {} : withoutBlanks(given);
    const programme = await this.reads.ask(actor, 'programme', { id });
    const query = portfolioQueryFrom({ ...asked, programme: id });
    const page = await this.reads.ask(actor, 'ulos', query);
    const milestones = await this.reads.ask(actor, 'milestones', { programme: id });
    const warnings = await this.reads.ask(actor, 'warningCounts', { programme: id });
    return this.desk.page(request, 'page.njk', {
      title: programme.name, caption: programme.closedOn ? `${programme.area}. Programme closed on ${date(programme.closedOn)}` : programme.area, at: '/programmes', wide: true, exampleData: programme.example,
      breadcrumbs: [{ text: 'Programmes', href: '/programmes' }, { text: programme.name }],
      tabs: programmeTabs(id, ''), notice: recordedNotice(this.gateway.registry, given),
      blocks: [
        { kind: 'buttons', links: this.recordLinks(id, actor, programme.closedOn !== null) },
        { kind: 'text', text: plansInWords(programme) },
        ...portfolioBlocks(`/programmes/${id}`, { ...query, programme: undefined as never }, page, { programmes: [], phases: phasesOccurring([programme]), warnings: uloWarnings.map(({ code, title }) => ({ code, title })) }, await nextStepNames(this.reads, actorOf(request))),
        phasesChart(programme),
        ...charts(page, milestones, warnings),
      ],
    });
  }

  private recordLinks(id: string, actor: Identity, isClosed: boolean): Link[] {
    const start = this.gateway.registry.get('start-ulo-development').spec;
    const may = !isClosed && isAllowed(actor, start) ? [{ text: start.title, href: `/programmes/${id}/record/${start.name}` }] : [];
    return [...may, { text: 'Record something of the programme', href: `/programmes/${id}/record` }];
  }
}

/** “12 of 30 ULOs have a plan with steps. The other 18 have none: their phases are judged by the default template.” */
function plansInWords({ ulos, withPlan }: ProgrammeView): string {
  if (ulos === 0) return 'No development of a ULO has started in this programme yet.';
  const without = ulos - withPlan;
  const others = without === 1 ? 'The other one has none: its phase is' : `The other ${without} have none: their phases are`;
  if (withPlan === 0) return `None of the ${plural(ulos, 'ULO')} has a plan with steps yet: phases are judged by the default template.`;
  return `${withPlan} of ${plural(ulos, 'ULO')} ${withPlan === 1 ? 'has' : 'have'} a plan with steps.${without === 0 ? '' : ` ${others} judged by the default template.`}`;
}

const phasesChart = ({ phases }: ProgrammeView): Block => ({
  kind: 'chart',
  chart: barChart({ id: 'phases', title: 'ULOs by phase', columns: ['Phase', 'ULOs'], bars: phases.map(({ phase, ulos }) => ({ label: phase.label, value: ulos })), format: (n) => plural(n, 'ULO') }),
});

function charts(page: PortfolioPage, milestones: MilestonesSummary, warnings: readonly WarningCount[]): Block[] {
  const lengths = page.items.flatMap((row) => (row.finishOn ? [{ label: row.name, value: completedMonths(row.startedOn, row.finishOn) }] : []));
  const months = (n: number): string => plural(n, 'month');
  const coming = milestones.coming.map((m) => [m.name, { text: m.ulo.name, href: `/ulos/${m.ulo.id}` }, date(m.dueOn), m.rescheduled ? 'Yes' : 'No']);
  return [
    {
      kind: 'stats',
      items: [
        { label: 'Milestones achieved', value: `${milestones.achieved} of ${milestones.total}` },
        { label: 'Late', value: String(milestones.late) },
        { label: 'Rescheduled', value: String(milestones.rescheduled), note: 'whatever became of them' },
        { label: 'Due in 30 days', value: String(milestones.next.in30), note: `${milestones.next.in60} in 60, ${milestones.next.in90} in 90 days` },
      ],
    },
    { kind: 'table', table: { caption: 'Milestones of the next 90 days', head: heads('Milestone', 'ULO', 'Due', 'Rescheduled'), rows: coming, empty: 'No milestone is due in the next 90 days.' } },
    { kind: 'chart', chart: barChart({ id: 'lengths', title: 'Length of each development, as its dates now stand', columns: ['ULO', 'Length'], bars: lengths, format: months, range: { from: 24, to: 36, label: 'realistic: 24 to 36 months' } }) },
    { kind: 'chart', chart: barChart({ id: 'milestones', title: 'Milestones by month', columns: ['Month', 'Milestones'], bars: milestones.months.map((m) => ({ label: month(m.month), value: m.achieved + m.achievedLate + m.late + m.planned })), format: (n) => plural(n, 'milestone') }) },
    { kind: 'chart', chart: barChart({ id: 'warnings', title: 'Open warnings by kind', columns: ['Warning', 'ULOs'], bars: warnings.map((w) => ({ label: w.title, value: w.ulos })), format: (n) => plural(n, 'ULO') }) },
  ];
}
