import type { PortfolioPage, PortfolioQuery, PortfolioRow } from '#dashboards';
import { date, number, plural } from '#ui';
import type { Block, Cell, Head } from '../blocks.js';
import { marked } from '../example-label.js';
import { dateOr, dash, href, share } from '../words.js';

/** What the filters offer. */
export interface Offers {
  programmes: { id: string; name: string }[];
  phases: Readonly<Record<string, string>>;
  warnings: { code: string; title: string }[];
}

const sortable: Readonly<Record<string, { text: string; order: 'ascending' | 'descending' }>> = {
  name: { text: 'ULO', order: 'ascending' },
  started: { text: 'Started', order: 'ascending' },
  next: { text: 'Next milestone', order: 'ascending' },
  warnings: { text: 'Warnings', order: 'descending' },
};
const columns = ['name', 'phase', 'started', 'next', 'late', 'rescheduled', 'warnings', 'committee', 'mentoring', 'core'] as const;
const plain: Readonly<Record<string, string>> = {
  phase: 'Phase', late: 'Late', rescheduled: 'Rescheduled', committee: 'Users on committee',
  mentoring: 'Mentor hours, 90 days', core: 'Core cost, months',
};

/** The filters, the list of ULOs and the way to its next page. `path` is the page they stand on. */
export function portfolioBlocks(path: string, query: PortfolioQuery, page: PortfolioPage, offers: Offers): Block[] {
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
        rows: page.items.map((row) => rowOf(row, page.items)),
        numeric: [4, 5, 8, 9],
        empty: filtered ? 'No ULO fits these filters.' : 'No development of a ULO has started yet.',
        csv: href('/ulos.csv', { ...kept, sort: query.sort }),
      },
    },
    { kind: 'pages', ...(page.next ? { next: href(path, { ...kept, sort: query.sort, after: page.next }) } : {}), ...(query.after ? { previous: href(path, { ...kept, sort: query.sort }) } : {}) },
  ];
}

function headOf(path: string, column: (typeof columns)[number], sort: string, kept: Record<string, string | undefined>): Head {
  const can = sortable[column];
  if (!can) return { text: plain[column] ?? column };
  return { text: can.text, href: href(path, { ...kept, sort: column }), ...(sort === column ? { sorted: can.order } : {}) };
}

function rowOf(row: PortfolioRow, listed: readonly PortfolioRow[]): Cell[] {
  const { red, amber } = row.warnings;
  return [
    { text: marked(row, listed), href: `/ulos/${row.id}` },
    row.phase.label,
    `${date(row.startedOn)}, ${plural(row.monthsSinceStart, 'month')}`,
    row.nextMilestone ? `${row.nextMilestone.name}, ${dateOr(row.nextMilestone.dueOn)}` : dash,
    number(row.late),
    number(row.rescheduled),
    red > 0 ? { text: `${plural(red, 'serious', 'serious')}, ${number(amber)} more`, colour: 'red' } : amber > 0 ? { text: number(amber), colour: 'orange' } : 'None',
    share(row.usersOnCommittee),
    number(row.mentoringHoursIn90Days),
    number(row.monthsOfCoreCostCovered),
  ];
}

function filterForm(path: string, query: PortfolioQuery, offers: Offers, filtered: boolean): object {
  const any = { value: '', text: 'All' };
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
      { name: 'phase', label: 'Phase', value: query.phase ?? '', items: [any, ...Object.entries(offers.phases).map(([value, text]) => ({ value, text }))] },
      { name: 'warning', label: 'Open warning', value: query.warning ?? '', items: [any, ...offers.warnings.map((w) => ({ value: w.code, text: w.title }))] },
    ],
  };
}
