import type { Within } from '#access';
import type { PlainDate } from '#kernel';
import { uloWarnings } from '#development';
import type { ReadModel } from '#projections';
import { keyFrom, keyText } from '../keys.js';
import { Parameters } from '../parameters.js';
import type { Coded } from '../ulo/shapes.js';
import { withinSql } from '../within-sql.js';
import { warningOwner } from './warning-owner.js';
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
  /** In the words of the day that is asked about. */
  why: string;
  /** The last day on which it was answered, by the day that is asked about. */
  answeredOn: PlainDate | null;
  /** Who sees to it, and is told when it opens. */
  owner: Coded;
}

export interface WarningsPage {
  /** The day the answer is about. */
  on: PlainDate;
  /** Warnings that match, all pages together. */
  total: number;
  /** Serious ones first, then the longest open. */
  items: OpenWarning[];
  next: string | null;
}

export interface WarningCount {
  code: string;
  title: string;
  severity: 'red' | 'amber';
  /** The number of ULOs for which it is open. */
  ulos: number;
}

export interface WarningsQuery {
  /** The day on which warnings are open; default: today. */
  on?: PlainDate;
  programme?: string;
  ulo?: string;
  code?: string;
  severity?: 'red' | 'amber';
  after?: string;
  /** The number of warnings on previous pages, for numbered pages. */
  skip?: number;
  limit?: number;
}

/** Parses the query from URL parameters. @throws InvalidInput */
export function warningsQueryFrom(given: Readonly<Record<string, unknown>>): WarningsQuery {
  const p = new Parameters(given);
  const query = {
    on: p.day('on'),
    programme: p.id('programme'),
    ulo: p.id('ulo'),
    code: p.text('code', 80),
    severity: p.choice('severity', ['red', 'amber'] as const),
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
  answered: string;
  n: number;
  rank: number;
}

/** The title and severity of a kind of warning, from its rule. */
const kindOf = (code: string): Pick<OpenWarning, 'title' | 'severity'> => {
  const { title = code, severity = 'amber' } = ruleOf(code) ?? {};
  return { title, severity };
};
const ruleOf = (code: string): (typeof uloWarnings)[number] | undefined => uloWarnings.find((rule) => rule.code === code);

const open = (q: WarningsQuery & { within: Within }): { where: string; values: (on: PlainDate) => (string | number)[] } => {
  const filters = [...(['programme', 'ulo', 'code'] as const).flatMap((name) => (q[name] === undefined ? [] : [[name, q[name]] as const])), ...(q.severity === undefined ? [] : [['rank', q.severity === 'red' ? 0 : 1] as const])];
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
  const after = q.after === undefined ? [-1, '', '', 0] : keyFrom(q.after, ['number', 'string', 'string', 'number']);
  return model.read((db) => {
    const total = db.get<{ n: number }>(`SELECT count(*) AS n FROM warnings w WHERE ${where}`, ...values(on))?.n ?? 0;
    const rows = db.all<Row>(
      `SELECT w.ulo, w.code, w.opens, w.clears, w.why, w.answered, w.n, w.rank, coalesce(p.item ->> 'name', '') AS name
       FROM (SELECT w.ulo, w.n FROM warnings w WHERE ${where} AND (w.rank, w.opens, w.ulo, w.n) > (?, ?, ?, ?) ORDER BY w.rank, w.opens, w.ulo, w.n LIMIT ? OFFSET ?) page
       JOIN warnings w ON w.ulo = page.ulo AND w.n = page.n LEFT JOIN portfolio p ON p.id = w.ulo ORDER BY w.rank, w.opens, w.ulo, w.n`,
      ...values(on),
      ...after,
      limit + 1,
      q.skip ?? 0,
    );
    const items = rows.slice(0, limit);
    const last = rows.length > limit ? items.at(-1) : undefined;
    return { on, total, items: items.map((row) => asWarning(row, on)), next: last ? keyText([last.rank, last.opens, last.ulo, last.n]) : null };
  });
}

/** The number of ULOs with each kind of warning open on a day, most frequent first. */
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

const asWarning = ({ ulo, name, code, opens, clears, why, answered }: Row, on: PlainDate): OpenWarning => ({
  ulo: { id: ulo, name },
  code,
  ...kindOf(code),
  opens,
  clears: clears === NO_END ? null : clears,
  why: (JSON.parse(why) as [PlainDate, string][]).findLast(([from]) => from <= on)?.[1] ?? '',
  answeredOn: (JSON.parse(answered) as PlainDate[]).filter((day) => day <= on).sort().at(-1) ?? null,
  owner: warningOwner(ruleOf(code)?.owner ?? 'owner'),
});
