import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { phasesOccurring, portfolioQueryFrom, type MilestonesSummary, type ProgrammeView, type WarningCount } from '#dashboards';
import { isAllowed, isEverywhere, type Identity } from '#access';
import { CommandGateway } from '#commands';
import { uloWarnings } from '#development';
import { barChart, date, plural, textOf, type FormValues } from '#ui';
import { SITE } from '../../api/tokens.js';
import { actorOf, type FastifyReply, type FastifyRequest } from '../../security/request.js';
import type { SiteAddress } from '../../security/site-address.js';
import { heads, type Block, type Link } from '../blocks.js';
import { PageRenderer } from '../page-renderer.js';
import { exampleLabel, marked } from '../example-label.js';
import { Html } from '../html.js';
import { nextStepNames } from '../portfolio/next-step-names.js';
import { keepList } from '../last-list.js';
import { PAGE_ROWS, pageAsked, rowsBefore } from '../paging.js';
import { listAddress, portfolioBlocks, portfolioPages } from '../portfolio/portfolio.blocks.js';
import { withoutBlanks } from '../portfolio/portfolio.pages.js';
import { recordedNotice } from '../record/notice.js';
import { programmeTabs } from './programme-tabs.js';
import { ReadGateway } from '../../reads/read-gateway.js';

/** The list of programmes, and the page of one programme with a summary of its ULOs. */
@Controller('programmes')
export class ProgrammePages {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly reads: ReadGateway,
    private readonly gateway: CommandGateway,
    @Inject(SITE) private readonly site: SiteAddress,
  ) {}

  @Get()
  @Html()
  async list(@Req() request: FastifyRequest): Promise<string> {
    const actor = actorOf(request);
    const programmes = await this.reads.ask(actor, 'programmes', {});
    const open = this.gateway.registry.get('open-programme').spec;
    return this.renderer.page(request, 'page.njk', {
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
  async one(@Param('programme') id: string, @Query() given: FormValues, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const actor = await this.reads.limitedTo(actorOf(request), 'programme', id);
    await this.reads.waitForPosition(given.recorded ? textOf(given, 'after') : undefined);
    const programme = await this.reads.ask(actor, 'programme', { id });
    const query = portfolioQueryFrom({ ...withoutBlanks(given), programme: undefined, after: undefined, limit: undefined });
    const asked = { path: `/programmes/${id}`, query, number: pageAsked(given) };
    const page = await this.reads.ask(actor, 'ulos', { ...query, programme: id, skip: rowsBefore(asked.number), limit: PAGE_ROWS });
    keepList(request, reply, listAddress({ ...asked, query: { ...query, programme: id } }), this.site.secure);
    const milestones = await this.reads.ask(actor, 'milestones', { programme: id });
    const warnings = await this.reads.ask(actor, 'warningCounts', { programme: id });
    return this.renderer.page(request, 'page.njk', {
      title: programme.name, caption: programme.closedOn ? `${programme.area}. Programme closed on ${date(programme.closedOn)}` : programme.area, at: '/programmes', wide: true, page: portfolioPages(asked, page).page, exampleData: programme.example,
      breadcrumbs: [{ text: 'Programmes', href: '/programmes' }, { text: programme.name }],
      tabs: programmeTabs(id, '', actor), notice: recordedNotice(this.gateway.registry, given),
      blocks: [
        { kind: 'buttons', links: this.recordLinks(id, actor, programme.closedOn !== null) },
        { kind: 'text', text: plansInWords(programme) },
        ...portfolioBlocks(asked, page, { programmes: [], phases: phasesOccurring([programme]), warnings: uloWarnings.map(({ code, title }) => ({ code, title })) }, await nextStepNames(this.reads, actorOf(request))),
        phasesChart(programme),
        ...charts(milestones, warnings),
      ],
    });
  }

  private recordLinks(id: string, actor: Identity, isClosed: boolean): Link[] {
    const start = this.gateway.registry.get('start-ulo-development').spec;
    const startLinks = !isClosed && isAllowed(actor, start) ? [{ text: start.title, href: `/programmes/${id}/record/${start.name}` }] : [];
    return [...startLinks, { text: 'Record something about this programme', href: `/programmes/${id}/record` }];
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

function charts(milestones: MilestonesSummary, warnings: readonly WarningCount[]): Block[] {
  const coming = milestones.coming.map((m) => [m.name, { text: m.ulo.name, href: `/ulos/${m.ulo.id}` }, date(m.dueOn), m.rescheduled ? 'Yes' : 'No']);
  return [
    {
      kind: 'stats',
      items: [
        { label: 'Milestones achieved', value: `${milestones.achieved} of ${milestones.total}` },
        { label: 'Milestones late', value: String(milestones.late) },
        { label: 'Dates moved', value: plural(milestones.rescheduled, 'milestone') },
        { label: 'Due in 30 days', value: String(milestones.next.in30), note: `${milestones.next.in60} in 60, ${milestones.next.in90} in 90 days` },
      ],
    },
    { kind: 'table', table: { caption: 'Milestones of the next 90 days', head: heads('Milestone', 'ULO', 'Due', 'Rescheduled'), rows: coming, empty: 'No milestone is due in the next 90 days.' } },
    { kind: 'chart', chart: barChart({ id: 'warnings', title: 'Open warnings by kind', columns: ['Warning', 'ULOs'], bars: warnings.map((w) => ({ label: w.title, value: w.ulos })), format: (n) => plural(n, 'ULO') }) },
  ];
}
