import type { Within } from '#access';
import { foldText } from '#kernel';
import type { ReadModel, Statements } from '#projections';
import { uloWarnings } from '#development';
import { forecastText, type LikelyColumns } from '../nightly/likely.table.js';
import { keyFrom, keyText } from '../keys.js';
import { Parameters } from '../parameters.js';
import { withinSql } from '../within-sql.js';
import type { PortfolioRow } from './portfolio.columns.js';

/** The columns of each sort order, all ascending. Each order has an index, for all rows and within a programme. */
const sorts = {
  warnings: ['warned', 'sort_name', 'id'],
  name: ['sort_name', 'id'],
  started: ['started', 'sort_name', 'id'],
  next: ['next', 'sort_name', 'id'],
  later: ['later', 'sort_name', 'id'],
  late: ['late', 'sort_name', 'id'],
  moved: ['moved', 'sort_name', 'id'],
} as const;
export type PortfolioSort = keyof typeof sorts;
const numbers: ReadonlySet<string> = new Set(['warned', 'later', 'late', 'moved']);

export interface PortfolioQuery {
  programme?: string;
  /** The code of a phase: `found`. An unknown code matches nothing. */
  phase?: string;
  /** The code of a warning that is open today. */
  warning?: string;
  /** Part of the name or the area. */
  q?: string;
  /** Default: `warnings` (red warnings first, then those that threaten the existence of an organisation). */
  sort?: PortfolioSort;
  /** `next` of the previous page. */
  after?: string;
  /** The number of rows on previous pages, for numbered pages. */
  skip?: number;
  /** 1 to 200; default 50. */
  limit?: number;
}

/** A query with the scope that limits its answer. */
export type ScopedPortfolioQuery = PortfolioQuery & { within: Within };

/** Parses the query from URL parameters. @throws InvalidInput naming every invalid parameter */
export function portfolioQueryFrom(given: Readonly<Record<string, unknown>>): PortfolioQuery {
  const p = new Parameters(given);
  const query = {
    programme: p.id('programme'),
    phase: p.text('phase'),
    warning: p.choice('warning', uloWarnings.map((w) => w.code)),
    q: p.text('q'),
    sort: p.choice('sort', Object.keys(sorts)),
    after: p.text('after', 2_000),
    limit: p.whole('limit', 1, 200),
  };
  p.check();
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined));
}

export interface PortfolioPage {
  /** Rows that match the filters, all pages together. */
  total: number;
  items: PortfolioRow[];
  /** Pass as `after` for the next page; null on the last. */
  next: string | null;
}

interface Found {
  total: number;
  /** JSON texts of rows. */
  items: string[];
  next: string | null;
}

/** The rows of a page as JSON texts, which are not parsed and serialised again. */
export function findRows(db: Statements, q: ScopedPortfolioQuery): Found {
  const limit = q.limit ?? 50;
  const columns = sorts[q.sort ?? 'warnings'];
  const { where, values } = filters(q);
  const after = q.after === undefined ? undefined : keyFrom(q.after, columns.map((c) => (numbers.has(c) ? 'number' : 'string')));
  const keyset = after ? ` AND (${columns.map((c) => `p.${c}`).join(', ')}) > (${columns.map(() => '?').join(', ')})` : '';
  const rows = db.all<Row>(
    `SELECT p.item, p.programme, p.warned, p.later, p.late, p.moved, p.sort_name, p.started, p.next, p.id, p.ahead, g.name AS programme_name, l.day AS likely_on, l.basis, l.launch, l.finish
     FROM portfolio p LEFT JOIN programmes g ON g.id = p.programme LEFT JOIN likely l ON l.ulo = p.id
     WHERE ${where}${keyset} ORDER BY ${columns.map((c) => `p.${c}`).join(', ')} LIMIT ? OFFSET ?`,
    ...values,
    ...(after ?? []),
    limit + 1,
    q.skip ?? 0,
  );
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { total: totalOf(db, q), items: items.map(itemText), next: last ? keyText(columns.map((c) => last[c])) : null };
}

type Row = LikelyColumns & Record<'item' | 'programme' | 'sort_name' | 'started' | 'next' | 'id', string> & Record<'warned' | 'later' | 'late' | 'moved', number> & { programme_name: string | null };

/** Adds the programme's name and the forecast, because they change independently of the row. */
const itemText = ({ item, programme, programme_name: name, ...row }: Row): string =>
  `{"programme":${JSON.stringify({ id: programme, name: name ?? '' })},"forecast":${forecastText(row)},${item.slice(1)}`;

function filters({ programme, phase, warning, q, within }: ScopedPortfolioQuery): { where: string; values: string[] } {
  const all: [string, string][] = [];
  const [inScope, scoped] = withinSql(within, { programme: 'p.programme', ulo: 'p.id' }) ?? ['1 = 1', []];
  if (programme !== undefined) all.push(['p.programme = ?', programme]);
  if (phase !== undefined) all.push(['p.phase = ?', phase]);
  if (warning !== undefined) all.push([containsSql('codes'), ` ${warning} `]);
  if (q !== undefined) all.push([containsSql('search'), foldText(q)]);
  return { where: [inScope, ...all.map(([condition]) => condition)].join(' AND '), values: [...scoped, ...all.map(([, value]) => value)] };
}

/** Searches in an index that has only the texts, because rows are long. */
const containsSql = (column: 'codes' | 'search'): string => `p.id IN (SELECT id FROM portfolio WHERE instr(${column}, ?) > 0)`;

/** Uses the stored totals if possible. Rows are counted only for a filter by warning, by text or by single ULOs. */
function totalOf(db: Statements, query: ScopedPortfolioQuery): number {
  const { where, values } = filters(query);
  const { within } = query;
  const byUlo = within !== 'everything' && within.ulos.length > 0;
  const kept = query.warning === undefined && query.q === undefined && !byUlo;
  const from = kept ? 'coalesce(sum(p.rows), 0) AS n FROM portfolio_totals p' : 'count(*) AS n FROM portfolio p';
  return db.get<{ n: number }>(`SELECT ${from} WHERE ${where}`, ...values)?.n ?? 0;
}

export const portfolioText = (model: ReadModel, query: ScopedPortfolioQuery): string =>
  model.read((db) => {
    const { total, items, next } = findRows(db, query);
    return `{"total":${total},"items":[${items.join(',')}],"next":${JSON.stringify(next)}}`;
  });

/** One page of the portfolio. @throws NotReady, InvalidInput if `after` is not the key of a page */
export const portfolioPage = (model: ReadModel, query: ScopedPortfolioQuery): PortfolioPage =>
  JSON.parse(portfolioText(model, query)) as PortfolioPage;

/** All matching rows in batches. Each batch is a separate read, so it shows the rows at that time. */
export function* portfolioRows(model: ReadModel, query: Omit<ScopedPortfolioQuery, 'after' | 'limit'>): Generator<PortfolioRow[]> {
  let after: string | undefined;
  do {
    const { items, next } = model.read((db) => findRows(db, { ...query, limit: 200, ...(after !== undefined && { after }) }));
    yield items.map((item) => JSON.parse(item) as PortfolioRow);
    after = next ?? undefined;
  } while (after !== undefined);
}
