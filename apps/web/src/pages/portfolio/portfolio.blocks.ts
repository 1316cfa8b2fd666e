import { listColumns, type CellName, type Coded, type Plain, type PortfolioPage, type PortfolioQuery, type PortfolioRow } from '#dashboards';
import { phaseHint, phaseInWords } from '#development';
import { date, number, plural } from '#ui';
import type { Block, Cell, Head } from '../blocks.js';
import { marked } from '../example-label.js';
import { numberedPages } from '../paging.js';
import { dateOr, dash, href, share } from '../words.js';
import { forecastCell, forecastsInWords, laterCell, nextStepCell, stepsCell, whoseCell } from './plan-cells.js';

/** The choices of the filters. */
export interface Offers {
  programmes: { id: string; name: string }[];
  phases: readonly Coded[];
  warnings: { code: string; title: string }[];
}

/** The name of the person who owns the next step; null: its role owns it. */
export type NameOf = (row: Pick<PortfolioRow, 'id' | 'programme' | 'nextStep'>) => string | null;

type Show = (row: PortfolioRow, listed: readonly PortfolioRow[], nameOf: NameOf) => Cell;

/** Values that are shown unchanged. */
const plain: Readonly<Record<Plain, (value: never) => Cell>> = {
  number: (value: number) => number(value),
  text: (value: string | null) => value ?? dash,
  day: (value: string | null) => dateOr(value),
  share: (value: PortfolioRow['usersOnCommittee']) => share(value),
};

const cells: Readonly<Record<CellName, Show>> = {
  name: (row, listed) => ({ text: marked(row, listed), href: `/ulos/${row.id}` }),
  phase: ({ phase }) => ({ text: phase.label, more: phaseHint(phase) ?? '' }),
  started: (row) => `${date(row.startedOn)}, ${plural(row.monthsSinceStart, 'month')}`,
  step: nextStepCell,
  owner: (row, _, nameOf) => whoseCell(row, nameOf(row)),
  steps: stepsCell,
  forecast: forecastCell,
  later: laterCell,
  milestone: ({ nextMilestone: next }) => (next ? `${next.name}, ${dateOr(next.dueOn)}` : dash),
  warnings: ({ warnings: { red, amber } }) => {
    if (red > 0) return { text: `${plural(red, 'serious', 'serious')}, ${number(amber)} more`, colour: 'red' };
    return amber > 0 ? { text: number(amber), colour: 'orange' } : 'None';
  },
};

type Column = (typeof listColumns)[number];
const cellOf = ({ key, show }: Column, row: PortfolioRow, listed: readonly PortfolioRow[], nameOf: NameOf): Cell =>
  typeof show === 'string' ? plain[show](row[key] as never) : cells[show.cell](row, listed, nameOf);

/** The page of the list that an address asks for. */
export interface AskedList {
  /** The path of the list. */
  path: string;
  query: Omit<PortfolioQuery, 'after' | 'limit' | 'skip'>;
  number: number;
}

const filtersOf = ({ programme, phase, warning, q }: AskedList['query']): Record<string, string | undefined> => ({ programme, phase, warning, q });

/** The address of the list of all ULOs with the same filters. */
export const listAddress = ({ query, number }: AskedList): string => href('/ulos', { ...filtersOf(query), sort: query.sort, page: number > 1 ? number : undefined });

/** @throws NotFound when the list does not have this page */
export const portfolioPages = ({ path, query, number }: AskedList, { total }: PortfolioPage): ReturnType<typeof numberedPages> =>
  numberedPages(number, total, (page) => href(path, { ...filtersOf(query), sort: query.sort, page }));

/** The filters, the list of ULOs and the links to its other pages. */
export function portfolioBlocks(asked: AskedList, page: PortfolioPage, offers: Offers, nameOf: NameOf): Block[] {
  const { path, query } = asked;
  const sort = query.sort ?? 'warnings';
  const kept = filtersOf(query);
  const filtered = Object.values(kept).some((v) => v !== undefined);
  return [
    { kind: 'filter', filter: filterForm(path, query, offers, filtered) },
    {
      kind: 'table',
      table: {
        caption: 'ULOs',
        captionHidden: true,
        total: filtered ? `${plural(page.total, 'ULO')} found` : plural(page.total, 'ULO'),
        head: listColumns.map((column): Head => headOf(path, column, sort, kept)),
        rows: page.items.map((row) => listColumns.map((column) => cellOf(column, row, page.items, nameOf))),
        numeric: listColumns.flatMap(({ show }, i) => (show === 'number' ? [i] : [])),
        empty: filtered ? 'No ULO fits these filters.' : 'No development of a ULO has started yet.',
        csv: href('/ulos.csv', { ...kept, sort: query.sort }),
      },
    },
    ...(page.items.some(({ stepsFinished }) => stepsFinished) ? [{ kind: 'text', text: forecastsInWords(page.items) } satisfies Block] : []),
    portfolioPages(asked, page).block,
  ];
}

function headOf(path: string, { head, sort }: Column, sorted: string, kept: Record<string, string | undefined>): Head {
  if (!sort) return { text: head };
  return { text: head, href: href(path, { ...kept, sort: sort.key }), ...(sort.key === sorted ? { sorted: sort.order } : {}) };
}

function filterForm(path: string, query: AskedList['query'], offers: Offers, filtered: boolean): object {
  const any = { value: '', text: 'All' };
  const phases = [...offers.phases, ...(query.phase !== undefined && offers.phases.every(({ code }) => code !== query.phase) ? [{ code: query.phase, label: query.phase }] : [])];
  return {
    action: path,
    label: 'Filter the ULOs',
    fold: true,
    keep: query.sort ? { sort: query.sort } : {},
    ...(filtered ? { clear: path } : {}),
    fields: [
      { name: 'q', label: 'Name or area', value: query.q ?? '' },
      ...(offers.programmes.length > 0
        ? [{ name: 'programme', label: 'Programme', value: query.programme ?? '', items: [any, ...offers.programmes.map((p) => ({ value: p.id, text: p.name }))] }]
        : []),
      { name: 'phase', label: 'Phase', value: query.phase ?? '', items: [any, ...phases.map((phase) => ({ value: phase.code, text: phaseInWords(phase) }))] },
      { name: 'warning', label: 'Open warning', value: query.warning ?? '', items: [any, ...offers.warnings.map((w) => ({ value: w.code, text: w.title }))] },
    ],
  };
}
