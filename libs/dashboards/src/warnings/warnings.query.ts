import type { Within } from '#access';
import type { PlainDate } from '#kernel';
import { uloWarnings } from '#development';
import type { ReadModel } from '#projections';
import { keyFrom, keyText } from '../keys.js';
import { Parameters } from '../parameters.js';
import { withinSql } from '../within-sql.js';
import { NO_END } from './warnings.projection.js';

/** One stretch of one warning of one ULO. */
export interface OpenWarning {
  ulo: { id: string; name: string };
  code: string;
  title: string;
  severity: 'red' | 'amber';
  opens: PlainDate;
  /** Null while no end is known. */
  clears: PlainDate | null;
  why: string;
}

export interface WarningsPage {
  /** The day the answer is about. */
  on: PlainDate;
  /** Warnings that match, all pages together. */
  total: number;
  /** The longest open first. */
  items: OpenWarning[];
  next: string | null;
}

export interface WarningCount {
  code: string;
  title: string;
  severity: 'red' | 'amber';
  /** ULOs for which it is open. */
  ulos: number;
}

export interface WarningsQuery {
  /** Open on this day; today when absent. */
  on?: PlainDate;
  programme?: string;
  ulo?: string;
  code?: string;
  after?: string;
  limit?: number;
}

/** Reads the query from the parameters of an address. @throws InvalidInput */
export function warningsQueryFrom(given: Readonly<Record<string, unknown>>): WarningsQuery {
  const p = new Parameters(given);
  const query = {
    on: p.day('on'),
    programme: p.id('programme'),
    ulo: p.id('ulo'),
    code: p.text('code', 80),
    after: p.text('after', 1000),
    limit: p.whole('limit', 1, 200),
  };
  p.check();
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined));
}

interface Row {
  ulo: string;
  name: string;
  code: string;
  opens: string;
  clears: string;
  why: string;
  n: number;
}

/** The words of a kind of warning are those of its rule. */
const kindOf = (code: string): Pick<OpenWarning, 'title' | 'severity'> => {
  const { title = code, severity = 'amber' } = uloWarnings.find((rule) => rule.code === code) ?? {};
  return { title, severity };
};

const open = (q: WarningsQuery & { within: Within }): { where: string; values: (on: PlainDate) => string[] } => {
  const filters = (['programme', 'ulo', 'code'] as const).flatMap((name) => (q[name] === undefined ? [] : [[name, q[name]] as const]));
  const [inScope, scoped] = withinSql(q.within, { programme: 'w.programme', ulo: 'w.ulo' }) ?? ['1 = 1', []];
  return {
    where: ['w.clears > ?', 'w.opens <= ?', ...filters.map(([name]) => `w.${name} = ?`), inScope].join(' AND '),
    values: (on) => [on, on, ...filters.map(([, value]) => value), ...scoped],
  };
};

/** The warnings open on a day, of all ULOs or of some. */
export function openWarnings(model: ReadModel, q: WarningsQuery & { within: Within }): WarningsPage {
  const on = q.on ?? model.today;
  const limit = q.limit ?? 50;
  const { where, values } = open(q);
  const after = q.after === undefined ? ['', '', 0] : keyFrom(q.after, ['string', 'string', 'number']);
  return model.read((db) => {
    const total = db.get<{ n: number }>(`SELECT count(*) AS n FROM warnings w WHERE ${where}`, ...values(on))?.n ?? 0;
    const rows = db.all<Row>(
      `SELECT w.ulo, w.code, w.opens, w.clears, w.why, w.n, coalesce(p.item ->> 'name', '') AS name
       FROM (SELECT w.ulo, w.n FROM warnings w WHERE ${where} AND (w.opens, w.ulo, w.n) > (?, ?, ?) ORDER BY w.opens, w.ulo, w.n LIMIT ?) page
       JOIN warnings w ON w.ulo = page.ulo AND w.n = page.n LEFT JOIN portfolio p ON p.id = w.ulo ORDER BY w.opens, w.ulo, w.n`,
      ...values(on),
      ...after,
      limit + 1,
    );
    const items = rows.slice(0, limit);
    const last = rows.length > limit ? items.at(-1) : undefined;
    return { on, total, items: items.map(asWarning), next: last ? keyText([last.opens, last.ulo, last.n]) : null };
  });
}

/** For how many ULOs each kind of warning is open on a day, the most frequent first. */
export function warningCounts(model: ReadModel, q: Pick<WarningsQuery, 'on' | 'programme'> & { within: Within }): WarningCount[] {
  const { where, values } = open(q);
  return model.read((db) =>
    db
      .all<{ code: string; ulos: number }>(
        `SELECT w.code, count(DISTINCT w.ulo) AS ulos FROM warnings w WHERE ${where} GROUP BY w.code ORDER BY ulos DESC, w.code`,
        ...values(q.on ?? model.today),
      )
      .map(({ code, ulos }) => ({ code, ...kindOf(code), ulos })),
  );
}

const asWarning = ({ ulo, name, code, opens, clears, why }: Row): OpenWarning => ({
  ulo: { id: ulo, name },
  code,
  ...kindOf(code),
  opens,
  clears: clears === NO_END ? null : clears,
  why,
});
