import type { PortfolioRow, ProgrammeDashboard } from '#dashboards';
import { foldText } from '#kernel';
import { barChart, date, money, month, number, planChart, plural, stackedChart, stepChart } from '#ui';
import { heads, type Block } from '../blocks.js';

/** Number of ULOs on the time axis, and number of lessons on the page. */
const SHOWN = 40;

const unnamed = 'Not named';

/** @param forecasts the likely ends of developments, for the dashboard of today */
export function dashboardBlocks(d: ProgrammeDashboard, forecasts: ReadonlyMap<string, PortfolioRow['forecast']>, search: { q: string; address: string }): Block[] {
  return [
    { kind: 'text', text: scopeInWords(d) },
    {
      kind: 'stats',
      items: [
        { label: 'Milestones and steps done', value: `${number(d.aims.done)} of ${number(d.aims.of)}` },
        { label: 'Milestones and steps late', value: number(d.aims.late) },
        bidsWon(d),
        { label: 'Mentoring, 4 quarters', value: plural(d.mentoring.rows.reduce((sum, { hours }) => sum + hours, 0), 'hour') },
      ],
    },
    monthsChart(d), ...trendBlocks(d), portfolioChart(d, forecasts), ...whyAndWho(d), ...moneyBlocks(d), ...learningBlocks(d, search),
  ];
}

const bidsWon = ({ money: { won, bids, awarded, asked, undecided } }: ProgrammeDashboard): { label: string; value: string; note?: string } =>
  bids === 0 ? { label: 'Bids won', value: 'No bids yet' } : { label: 'Bids won', value: `${number(won)} of ${number(bids)}`, note: `${money(awarded)} of ${money(asked)} asked for; ${plural(undecided, 'bid')} undecided` };

function scopeInWords({ ulos, ended, withoutPlan, on }: ProgrammeDashboard): string {
  const parts = [...(ended > 0 ? [`${ended} of them ended`] : []), ...(withoutPlan > 0 ? [`${withoutPlan} without a plan`] : [])];
  return `Figures are of all ${plural(ulos, 'ULO')} of the programme as at ${date(on)}${parts.length > 0 ? `, ${parts.join(', ')}` : ''}.`;
}

function monthsChart({ months, aims, on }: ProgrammeDashboard): Block {
  const ahead = months.filter((m) => m.month > on.slice(0, 7)).sort((a, b) => b.planned - a.planned)[0];
  const busiest = ahead && ahead.planned > 0 ? ` Busiest month ahead: ${month(`${ahead.month}-01`)} (${ahead.planned}).` : '';
  return {
    kind: 'chart',
    chart: stackedChart({
      id: 'months', title: 'Milestones and steps by the month they are due', column: 'Month',
      sentence: `${number(aims.done)} of ${number(aims.of)} are done. ${number(aims.late)} ${aims.late === 1 ? 'is' : 'are'} late.${busiest}`,
      parts: [{ label: 'Done on time', fill: 'solid' }, { label: 'Done late', fill: 'hatched' }, { label: 'Late', fill: 'strong' }, { label: 'Cannot start yet', fill: 'dashed' }, { label: 'Planned', fill: 'open' }],
      bars: months.map((m) => ({ label: month(`${m.month}-01`), values: [m.done, m.doneLate, m.late, m.waiting, m.planned], ...(m.month === on.slice(0, 7) ? { now: `This month: ${date(on)}` } : {}) })),
    }),
  };
}

function trendBlocks({ trend, on }: ProgrammeDashboard): Block[] {
  const phases = [...new Map(trend.flatMap((end) => end.phases.map(({ phase }) => [phase.code, phase.label] as const)))];
  const points = (of: 'late' | 'warnings') => trend.map((end) => ({ on: end.on, value: end[of] }));
  return [
    { kind: 'chart', chart: stepChart({ id: 'trend', title: 'Late, and open warnings, over twelve months', shape: 'line', until: on, series: [{ label: 'Open warnings', points: points('warnings') }, { label: 'Late', points: points('late') }] }) },
    {
      kind: 'table',
      table: {
        caption: 'ULOs in each phase over twelve months', sparse: true, head: heads('Month', 'ULOs', ...phases.map(([, label]) => label)), numeric: [1, ...phases.map((_, i) => i + 2)],
        rows: trend.toReversed().map((end) => [date(end.on), number(end.ulos), ...phases.map(([code]) => number(end.phases.find(({ phase }) => phase.code === code)?.ulos ?? 0))]), empty: 'No development had begun.',
      },
    },
  ];
}

function portfolioChart({ portfolio, on }: ProgrammeDashboard, forecasts: ReadonlyMap<string, PortfolioRow['forecast']>): Block {
  const shown = portfolio.filter(({ endedOn }) => endedOn === null).slice(-SHOWN);
  const later = portfolio.filter(({ firstFinishOn, finishOn }) => firstFinishOn !== null && finishOn !== null && finishOn > firstFinishOn).length;
  return {
    kind: 'chart',
    chart: planChart({
      id: 'portfolio', title: 'All developments on one time axis', narrow: true, today: on, todayLabel: date(on),
      sentence: `${later} of ${plural(portfolio.length, 'development')} ${later === 1 ? 'finishes' : 'finish'} later than first planned.${shown.length < portfolio.length ? ` The ${shown.length} that began last and have not ended are drawn.` : ''}`,
      rows: shown.map((span) => {
        const forecast = forecasts.get(span.id);
        return {
          label: span.name, status: span.launchOn === null ? 'No launch planned' : `Launch ${date(span.launchOn)}`, mark: span.launchOn ?? undefined,
          baseline: span.firstFinishOn === null ? undefined : { from: span.startedOn, to: span.firstFinishOn }, current: span.finishOn === null ? undefined : { from: span.startedOn, to: span.finishOn },
          likely: forecast ? { from: forecast.end.from, to: forecast.end.to } : undefined,
        };
      }),
    }),
  };
}

const whyAndWho = ({ slips, mentoring: { quarters, rows } }: ProgrammeDashboard): Block[] => [
  { kind: 'chart', chart: barChart({ id: 'slips', title: 'Why dates were moved to later', columns: ['Reason', 'Days'], bars: slips.map(({ reason, days, moves, whenLate }) => ({ label: `${reason.label} (${plural(moves, 'move')}${whenLate > 0 ? `, ${whenLate} when already late` : ''})`, value: days })), format: (n) => plural(n, 'day') }) },
  {
    kind: 'table',
    table: {
      caption: 'Mentoring hours by mentor and quarter', head: heads('Mentor', ...quarters.map(({ label }) => label), 'Hours'), numeric: [...quarters.map((_, i) => i + 1), quarters.length + 1],
      rows: rows.map(({ mentor, byQuarter, hours }) => [mentor ?? 'Without an agreement', ...byQuarter.map(number), number(hours)]), empty: 'No session was logged in these quarters.',
    },
  },
];

const moneyBlocks = ({ money: { bySource }, core }: ProgrammeDashboard): Block[] => [
  { kind: 'chart', chart: barChart({ id: 'sources', title: 'Money won, by source', columns: ['Source', 'Money'], bars: bySource.map(({ source, pence, bids }) => ({ label: `${source ?? unnamed} (${plural(bids, 'bid')})`, value: pence })), format: money }) },
  { kind: 'chart', chart: barChart({ id: 'core', title: 'How long core costs are covered', columns: ['Months', 'ULOs'], sentence: coreInWords(core), bars: [{ label: 'Not covered', value: core.none }, { label: 'Under 6 months', value: core.underSix }, { label: '6 to 11 months', value: core.underTwelve }, { label: 'A year or longer', value: core.more }], format: (n) => plural(n, 'ULO') }) },
];

function coreInWords({ none, underSix, underTwelve, more }: ProgrammeDashboard['core']): string {
  const all = none + underSix + underTwelve + more;
  return `Of ${plural(all, 'ULO')} being developed ${number(none)} ${none === 1 ? 'has' : 'have'} no core costs covered, and ${number(underSix)} less than six months.`;
}

function learningBlocks({ reach, barriers, lessons }: ProgrammeDashboard, { q, address }: { q: string; address: string }): Block[] {
  const wanted = foldText(q);
  const found = lessons.filter(({ lesson, topic, ulo }) => foldText(`${lesson} ${topic.label} ${ulo.name}`).includes(wanted));
  return [
    { kind: 'table', table: { caption: 'People reached, by group', head: heads('Group', 'People', 'Occasions', 'ULOs'), numeric: [1, 2, 3], rows: reach.map((r) => [r.group.label, number(r.people), number(r.occasions), number(r.ulos)]) } },
    { kind: 'table', table: { caption: 'Barriers across areas', head: heads('Barrier', 'ULOs', 'Open', 'Overcome'), numeric: [1, 2, 3], rows: barriers.map((b) => [b.barrier.label, number(b.ulos), number(b.open), number(b.overcome)]), empty: 'No barrier has been recorded.' } },
    ...(lessons.length === 0 ? [] : [{ kind: 'filter', filter: { action: address, label: 'Search the lessons', submit: 'Search', fields: [{ name: 'q', label: 'Search the lessons', value: q }], ...(q === '' ? {} : { clear: address }) } } satisfies Block]),
    { kind: 'table', table: { caption: 'Lessons', ...(lessons.length === 0 ? {} : { total: plural(found.length, 'lesson') }), head: heads('Lesson', 'Topic', 'ULO', 'Learned'), rows: found.slice(0, SHOWN).map((l) => [{ text: l.lesson, wide: true }, l.topic.label, { text: l.ulo.name, href: `/ulos/${l.ulo.id}` }, date(l.on)]), empty: lessons.length === 0 ? 'No lesson has been recorded.' : 'No lesson has these words.' } },
  ];
}
