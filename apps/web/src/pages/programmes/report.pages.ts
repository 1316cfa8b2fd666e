import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { ProgrammeReport } from '#dashboards';
import { addMonths, type Clock } from '#kernel';
import { csvPieces, type CsvCell } from '#platform';
import { date, dateTime, money, number, plural, type FormValues } from '#ui';
import { ReadGateway } from '../../reads/read-gateway.js';
import { sendCsv } from '../../api/send-csv.js';
import { CLOCK } from '../../api/tokens.js';
import { actorOf, type FastifyReply, type FastifyRequest } from '../../security/request.js';
import { askedPeriod, refuseWrongDays, type AskedPeriod } from '../asked-days.js';
import { heads, type Block } from '../blocks.js';
import { PageRenderer } from '../page-renderer.js';
import { Html } from '../html.js';
import { href, readable } from '../words.js';
import { programmePath, programmeTabs } from './programme-tabs.js';

/** The report on a programme for committees, for screen and print. */
@Controller('programmes/:programme')
export class ProgrammeReportPages {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly reads: ReadGateway,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('report')
  @Html()
  async show(@Param('programme') id: string, @Query() given: FormValues, @Req() request: FastifyRequest): Promise<string> {
    const actor = actorOf(request);
    const { fields, errors, from, to } = this.periodOf(given);
    const period = { from, to };
    const programme = await this.reads.ask(actor, 'programme', { id });
    const report = await this.reads.ask(actor, 'programmeReport', { id, ...period });
    const address = programmePath(id, 'report');
    return this.renderer.page(request, 'page.njk', {
      title: 'Report to the committee', caption: `${programme.name}, ${programme.area}`, section: programme.name, at: '/programmes', exampleData: programme.example, printedOn: '', errors,
      breadcrumbs: [{ text: 'Programmes', href: '/programmes' }, { text: programme.name, href: programmePath(id) }, { text: 'Report' }], tabs: programmeTabs(id, 'report', actor),
      blocks: [
        { kind: 'filter', filter: { action: address, label: 'Choose the period', submit: 'Show', fields } },
        { kind: 'text', text: `${date(period.from)} to ${date(period.to)}, as at ${date(period.to)}. Printed on ${dateTime(this.clock.now())}.` },
        ...reportBlocks(report),
        { kind: 'links', links: [{ text: 'Download this report (CSV)', href: href(`${address}.csv`, { ...period }) }] },
      ] satisfies Block[],
    });
  }

  @Get('report.csv')
  async file(@Param('programme') id: string, @Query() given: FormValues, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const asked = this.periodOf(given);
    refuseWrongDays(asked);
    const period = { from: asked.from, to: asked.to };
    const { name } = await this.reads.ask(actorOf(request), 'programme', { id });
    const report = await this.reads.ask(actorOf(request), 'programmeReport', { id, ...period });
    sendCsv(reply, `${name} report ${period.from} to ${period.to}`, csvPieces(['part', 'ulo', 'what', 'day', 'details'], [rowsOf(report)]));
  }

  /** The quarter up to today, unless days are given. */
  private periodOf(given: FormValues): AskedPeriod {
    return askedPeriod(given, { today: this.clock.today(), begin: (to) => addMonths(to, -3) });
  }
}

const colours = { red: ['Red', 'red'], amber: ['Amber', 'orange'], green: ['Green', 'green'], none: ['None', 'grey'] } as const;
const change = ({ before, after }: { before: number; after: number }): string => (before === after ? 'as before' : `${Math.abs(after - before)} ${after > before ? 'more' : 'fewer'} than before`);
const link = ({ id, name }: { id: string; name: string }) => ({ text: name, href: `/ulos/${id}` });

/** Rows of each table: a report is read in a meeting. */
const MAX_ROWS = 25;
const shownTotal = ({ length }: readonly unknown[], which = 'most pressing'): { total?: string } => (length > MAX_ROWS ? { total: `The ${MAX_ROWS} ${which} of ${number(length)}: the file has all` } : {});
/** Newest first. */
const latest = <T>(rows: readonly T[]): T[] => rows.toReversed().slice(0, MAX_ROWS);

const reportBlocks = (r: ProgrammeReport): Block[] => [
  { kind: 'heading', text: 'Summary' },
  { kind: 'text', text: summary(r) },
  {
    kind: 'stats',
    items: [
      { label: 'ULOs', value: number(r.ulos.after), note: r.withoutPlan > 0 ? `${r.withoutPlan} without a plan` : change(r.ulos) },
      { label: 'Red', value: number(r.red.after), note: change(r.red) }, { label: 'Milestones and steps late', value: number(r.late.after), note: change(r.late) }, { label: 'Open warnings', value: number(r.warnings.after), note: change(r.warnings) },
    ],
  },
  { kind: 'table', table: { caption: 'Decisions asked for', ...shownTotal(r.decisions), head: heads('ULO', 'Decision'), rows: r.decisions.slice(0, MAX_ROWS).map(({ ulo, what }) => [link(ulo), readable(what)]), empty: 'No decision is asked for.' } },
  { kind: 'table', table: { caption: 'Exceptions', ...shownTotal(r.exceptions), head: heads('ULO', 'How it stands'), rows: r.exceptions.slice(0, MAX_ROWS).map(({ ulo, colour, reasons }) => [link(ulo), { text: colours[colour][0], colour: colours[colour][1], more: reasons.join('; ') }]), empty: 'Every ULO is on course.' } },
  { kind: 'table', table: { caption: 'Dates that were moved, and who moved them', ...shownTotal(r.moves, 'latest'), head: heads('What', 'ULO', 'From', 'To', 'Why', 'Who, and when'), rows: latest(r.moves).map((m) => [m.name, link(m.ulo), date(m.from), date(m.to), `${m.note ?? m.reason}${m.whenLate ? ' (already late)' : ''}`, `${m.by}, ${date(m.on)}`]), empty: 'No date was moved.' } },
  { kind: 'table', table: { caption: 'Done', ...shownTotal(r.done, 'latest'), head: heads('What', 'ULO', 'On'), rows: latest(r.done).map((d) => [d.name, link(d.ulo), date(d.on)]), empty: 'Nothing was finished in this time.' } },
  { kind: 'facts', title: 'Money', rows: [{ key: 'Won', value: `${money(r.money.awardedPence)} from ${plural(r.money.won, 'bid')}` }, { key: 'Turned down', value: plural(r.money.lost, 'bid') }, { key: 'Not decided yet', value: plural(r.money.undecided, 'bid') }] },
  { kind: 'facts', title: 'Mentoring', rows: [{ key: 'In all', value: `${plural(r.mentoring.hours, 'hour')} in ${plural(r.mentoring.sessions, 'session')} with ${plural(r.mentoring.ulos, 'ULO')}` }, ...r.mentoring.byMentor.map(({ mentor, hours }) => ({ key: mentor ?? 'Without an agreement', value: plural(hours, 'hour') }))] },
];

/** The state of the programme, in three sentences. */
function summary(r: ProgrammeReport): string {
  const onCourse = r.ulos.after - r.exceptions.length;
  return [
    `${onCourse} of ${plural(r.ulos.after, 'ULO')} ${onCourse === 1 ? 'is' : 'are'} on course; ${r.red.after} ${r.red.after === 1 ? 'is' : 'are'} red (${change(r.red)}).`,
    `${plural(r.done.length, 'milestone or step', 'milestones and steps')} ${r.done.length === 1 ? 'was' : 'were'} finished, and ${plural(r.moves.length, 'date')} moved.`,
    `${plural(r.decisions.length, 'decision')} ${r.decisions.length === 1 ? 'is' : 'are'} asked for.`,
  ].join(' ');
}

const rowsOf = (r: ProgrammeReport): CsvCell[][] => [
  ...r.decisions.map(({ ulo, what }): CsvCell[] => ['decision', ulo.name, what, '', '']),
  ...r.exceptions.map(({ ulo, colour, reasons }): CsvCell[] => ['exception', ulo.name, colour, r.to, reasons.join('; ')]),
  ...r.moves.map((m): CsvCell[] => ['moved', m.ulo.name, m.name, m.on, `${m.from} to ${m.to}, ${m.reason}${m.note === null ? '' : `: ${m.note}`}, by ${m.by}`]),
  ...r.done.map((d): CsvCell[] => ['done', d.ulo.name, d.name, d.on, '']),
  ['money', '', 'won, pounds', r.to, r.money.awardedPence / 100], ['mentoring', '', 'hours', r.to, r.mentoring.hours],
];
