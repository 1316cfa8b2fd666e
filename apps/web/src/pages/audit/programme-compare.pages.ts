import { Controller, Get, Inject, Param, Query, Req } from '@nestjs/common';
import type { ProgrammeDashboard } from '#dashboards';
import { actorRoles, addDays, type Clock } from '#kernel';
import { date, dateTime, money, number, plural, type FormValues } from '#ui';
import { ReadGateway } from '../../reads/read-gateway.js';
import { CLOCK } from '../../api/tokens.js';
import { actorOf, type FastifyRequest } from '../../security/request.js';
import { heads, type Block } from '../blocks.js';
import { PageRenderer } from '../page-renderer.js';
import { Html } from '../html.js';
import { programmePath, programmeTabs } from '../programmes/programme-tabs.js';
import { dateOr, entryInWords, href } from '../words.js';
import type { Compared } from './compared-fields.js';
import { askedTwoDays } from './two-days.js';

/** Compares a programme on two days, by field and by ULO, and lists what happened between them. */
@Controller('programmes/:programme')
export class ProgrammeComparePages {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly reads: ReadGateway,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('compare')
  @Html()
  async compare(@Param('programme') id: string, @Query() given: FormValues, @Req() request: FastifyRequest): Promise<string> {
    const actor = actorOf(request);
    const { name, example } = await this.reads.ask(actor, 'programme', { id });
    const { form, errors, from, to } = askedTwoDays(given, this.clock.today());
    const [before, after] = [await this.reads.ask(actor, 'programmeDashboard', { id, on: from }), await this.reads.ask(actor, 'programmeDashboard', { id, on: to })];
    const between = { programme: id.toLowerCase(), happenedFrom: addDays(from, 1), happenedTo: to };
    const { items, total } = await this.reads.ask(actor, 'searchLog', { ...between, order: 'oldest' });
    return this.renderer.page(request, 'page.njk', {
      title: 'Compare two days', caption: name, section: name, at: '/programmes', exampleData: example, wide: true, errors,
      breadcrumbs: [{ text: 'Programmes', href: '/programmes' }, { text: name, href: programmePath(id) }, { text: 'Compare' }], tabs: programmeTabs(id, 'compare', actor),
      blocks: [
        form(programmePath(id, 'compare')),
        { kind: 'table', table: { caption: 'What differs in the programme', head: heads('What', date(from), date(to)), rows: differing(figures, before, after).map(asRow), empty: `No figure differs between ${date(from)} and ${date(to)}.` } },
        { kind: 'table', table: { caption: 'What differs in its ULOs', head: heads('ULO', 'What', date(from), date(to)), rows: ulosCompared(before, after), empty: 'No ULO differs.' } },
        {
          kind: 'table',
          table: {
            caption: 'Entries between the two days', total: total > items.length ? `The first ${number(items.length)} of ${plural(total, 'entry', 'entries')}` : plural(total, 'entry', 'entries'), head: heads('What', 'Of', 'Happened', 'Recorded', 'By', 'Details'),
            rows: items.map((e) => [e.of.kind === 'ulo' ? { text: e.title, href: `/ulos/${e.of.id}/history/${e.id}` } : e.title, e.of.name, date(e.occurredOn), dateTime(e.recordedAt), actorRoles[e.actor.role], entryInWords(e)]),
            empty: 'Nothing happened between the two days.',
          },
        },
        { kind: 'links', links: [{ text: 'All entries between the two days', href: href('/audit', { ...between, order: 'oldest' }) }] },
      ] satisfies Block[],
    });
  }
}

type Figures<T> = readonly (readonly [what: string, of: (figures: T) => string])[];

const figures: Figures<ProgrammeDashboard> = [
  ['ULOs', (d) => number(d.ulos)],
  ['ULOs that have ended', (d) => number(d.ended)],
  ['ULOs without a plan', (d) => number(d.withoutPlan)],
  ['ULOs in each phase', (d) => d.trend.at(-1)?.phases.map(({ phase, ulos }) => `${phase.label}: ${number(ulos)}`).join(', ') ?? ''],
  ['Milestones and steps done', (d) => `${number(d.aims.done)} of ${number(d.aims.of)}`],
  ['Milestones and steps late', (d) => number(d.aims.late)],
  ['Open warnings', (d) => number(d.trend.at(-1)?.warnings ?? 0)],
  ['Dates moved to later', (d) => `${plural(d.slips.reduce((sum, { moves }) => sum + moves, 0), 'time')}, ${plural(d.slips.reduce((sum, { days }) => sum + days, 0), 'day')}`],
  ['Bids', (d) => `${number(d.money.won)} of ${number(d.money.bids)} won, ${money(d.money.awarded)}`],
  ['ULOs whose core costs are covered for six months or longer', (d) => number(d.core.underTwelve + d.core.more)],
  ['People reached', (d) => number(d.reach.reduce((sum, { people }) => sum + people, 0))],
  ['Open barriers', (d) => number(d.barriers.reduce((sum, { open }) => sum + open, 0))],
  ['Lessons', (d) => number(d.lessons.length)],
];

type Span = ProgrammeDashboard['portfolio'][number];
const ofUlo: Figures<Span> = [
  ['Phase', (span) => span.phase.label],
  ['Late', (span) => number(span.late)],
  ['Open warnings', (span) => number(span.warnings)],
  ['Finish as agreed', (span) => dateOr(span.agreedFinishOn, 'No plan')],
  ['Launch', (span) => dateOr(span.launchOn, 'Not planned')],
  ['Ended', (span) => dateOr(span.endedOn, 'No')],
];

/** Undefined before the development began. */
const differing = <T>(all: Figures<T>, before: T | undefined, after: T | undefined): Compared[] =>
  all.map(([what, of]) => ({ what, before: before ? of(before) : 'Not begun', after: after ? of(after) : 'Not begun' })).filter((one) => one.before !== one.after);

const asRow = ({ what, before, after }: Compared): string[] => [what, before, after];

function ulosCompared({ portfolio: before }: ProgrammeDashboard, { portfolio: after }: ProgrammeDashboard): (string | { text: string; href: string })[][] {
  const ids = [...new Set([...after, ...before].map(({ id }) => id))];
  return ids.flatMap((id) => {
    const [was, is] = [before, after].map((spans) => spans.find((span) => span.id === id));
    return differing(ofUlo, was, is).map((one) => [{ text: is?.name ?? was?.name ?? '', href: `/ulos/${id}` }, ...asRow(one)]);
  });
}
