import type { Coded, PortfolioPage, PortfolioQuery, PortfolioRow, PortfolioSort } from '#dashboards';
import { date, number, plural } from '#ui';
import type { Block, Cell, Head } from '../blocks.js';
import { marked } from '../example-label.js';
import { dateOr, dash, href, share } from '../words.js';
import { finishCell, forecastCell, forecastsInWords, laterCell, nextStepCell, stepsCell, whoseCell } from './plan-cells.js';

/** The choices of the filters. */
export interface Offers {
  programmes: { id: string; name: string }[];
  phases: readonly Coded[];
  warnings: { code: string; title: string }[];
}

/** The name of the person whose the next step is; null: its role's. */
export type NameOf = (row: PortfolioRow) => string | null;

interface Column {
  /** By which the list can be sorted. */
  sort?: { key: PortfolioSort; order: 'ascending' | 'descending' };
  head: string;
  numeric?: true;
  cell(row: PortfolioRow, listed: readonly PortfolioRow[], nameOf: NameOf): Cell;
}

const columns: readonly Column[] = [
  { head: 'ULO', sort: { key: 'name', order: 'ascending' }, cell: (row, listed) => ({ text: marked(row, listed), href: `/ulos/${row.id}` }) },
  { head: 'Phase', cell: (row) => row.phase.label },
  { head: 'Started', sort: { key: 'started', order: 'ascending' }, cell: (row) => `${date(row.startedOn)}, ${plural(row.monthsSinceStart, 'month')}` },
  { head: 'Next step', cell: nextStepCell },
  { head: 'Whose it is', cell: (row, _, nameOf) => whoseCell(row, nameOf(row)) },
  { head: 'Steps finished', cell: stepsCell },
  { head: 'Finish', cell: finishCell },
  { head: 'Forecast', cell: forecastCell },
  { head: 'After agreed', sort: { key: 'later', order: 'descending' }, cell: laterCell },
  { head: 'Next milestone', sort: { key: 'next', order: 'ascending' }, cell: ({ nextMilestone: next }) => (next ? `${next.name}, ${dateOr(next.dueOn)}` : dash) },
  { head: 'Late', numeric: true, cell: (row) => number(row.late) },
  { head: 'Rescheduled', numeric: true, cell: (row) => number(row.rescheduled) },
  { head: 'Warnings', sort: { key: 'warnings', order: 'descending' }, cell: (row) => warningsCell(row) },
  { head: 'Users on committee', cell: (row) => share(row.usersOnCommittee) },
  { head: 'Mentor hours, 90 days', numeric: true, cell: (row) => number(row.mentoringHoursIn90Days) },
  { head: 'Core cost, months', numeric: true, cell: (row) => number(row.monthsOfCoreCostCovered) },
];

function warningsCell({ warnings: { red, amber } }: PortfolioRow): Cell {
  if (red > 0) return { text: `${plural(red, 'serious', 'serious')}, ${number(amber)} more`, colour: 'red' };
  return amber > 0 ? { text: number(amber), colour: 'orange' } : 'None';
}

/** The filters, the list of ULOs and the way to its next page. `path` is the page they stand on. */
export function portfolioBlocks(path: string, query: PortfolioQuery, page: PortfolioPage, offers: Offers, nameOf: NameOf): Block[] {
  const sort = query.sort ?? 'warnings';
  const kept = { programme: query.programme, phase: query.phase, warning: query.warning, q: query.q };
  const filtered = Object.values(kept).some((v) => v !== undefined);
  return [
    { kind: 'filter', filter: filterForm(path, query, offers, filtered) },
    {
      kind: 'table',
      table: {
        caption: 'ULOs',
        captionHidden: true,
        total: filtered ? `${plural(page.total, 'ULO')} found` : plural(page.total, 'ULO'),
        head: columns.map((column): Head => headOf(path, column, sort, kept)),
        rows: page.items.map((row) => columns.map((column) => column.cell(row, page.items, nameOf))),
        numeric: columns.flatMap(({ numeric }, i) => (numeric ? [i] : [])),
        empty: filtered ? 'No ULO fits these filters.' : 'No development of a ULO has started yet.',
        csv: href('/ulos.csv', { ...kept, sort: query.sort }),
      },
    },
    ...(page.items.some(({ stepsFinished }) => stepsFinished) ? [{ kind: 'text', text: forecastsInWords(page.items) } satisfies Block] : []),
    { kind: 'pages', ...(page.next ? { next: href(path, { ...kept, sort: query.sort, after: page.next }) } : {}), ...(query.after ? { previous: href(path, { ...kept, sort: query.sort }) } : {}) },
  ];
}

function headOf(path: string, { head, sort }: Column, sorted: string, kept: Record<string, string | undefined>): Head {
  if (!sort) return { text: head };
  return { text: head, href: href(path, { ...kept, sort: sort.key }), ...(sort.key === sorted ? { sorted: sort.order } : {}) };
}

function filterForm(path: string, query: PortfolioQuery, offers: Offers, filtered: boolean): object {
  const any = { value: '', text: 'All' };
  const phases = [...offers.phases, ...(query.phase !== undefined && offers.phases.every(({ code }) => code !== query.phase) ? [{ code: query.phase, label: query.phase }] : [])];
  return {
    action: path,
    label: 'Filter the ULOs',
    keep: query.sort ? { sort: query.sort } : {},
    ...(filtered ? { clear: path } : {}),
    fields: [
      { name: 'q', label: 'Name or area', value: query.q ?? '' },
      ...(offers.programmes.length > 0
        ? [{ name: 'programme', label: 'Programme', value: query.programme ?? '', items: [any, ...offers.programmes.map((p) => ({ value: p.id, text: p.name }))] }]
        : []),
      { name: 'phase', label: 'Phase', value: query.phase ?? '', items: [any, ...phases.map((phase) => ({ value: phase.code, text: phase.label }))] },
      { name: 'warning', label: 'Open warning', value: query.warning ?? '', items: [any, ...offers.warnings.map((w) => ({ value: w.code, text: w.title }))] },
    ],
  };
}
