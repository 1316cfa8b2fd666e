import type { Within } from '#access';
import { addDays, type PlainDate } from '#kernel';
import type { ReadModel, Statements } from '#projections';
import { withinSql } from '../within-sql.js';

/** One month of the chart: milestones that were due in it as now agreed, and what became of them. */
export interface MilestoneMonth {
  /** `2010-09`. */
  month: string;
  achieved: number;
  /** Achieved, but after the day then agreed. */
  achievedLate: number;
  /** Not achieved, and the day has passed. */
  late: number;
  /** Still to come. */
  planned: number;
}

export interface DueMilestone {
  id: string;
  name: string;
  ulo: { id: string; name: string };
  dueOn: PlainDate;
  rescheduled: boolean;
}

/** The milestones of a programme, or of a whole scope, for its charts. */
export interface MilestonesSummary {
  on: PlainDate;
  total: number;
  achieved: number;
  /** Open, and the day now agreed has passed. */
  late: number;
  /** Moved at least once, whatever became of them: not the same as late. */
  rescheduled: number;
  /** Open and due within so many days from today on, today included. */
  next: { in30: number; in60: number; in90: number };
  /** Months without a milestone are left out. */
  months: MilestoneMonth[];
  /** Those due within 90 days, the first 50. */
  coming: DueMilestone[];
}

/** An SQL condition on `milestones m` with its values. */
interface Chosen {
  where: string;
  values: readonly string[];
}

export function milestonesSummary(model: ReadModel, { programme, within }: { programme?: string; within: Within }): MilestonesSummary {
  const on = model.today;
  const [inScope, scoped] = withinSql(within, { programme: 'm.programme', ulo: 'm.ulo' }) ?? ['1 = 1', []];
  const chosen: Chosen = {
    where: `${inScope}${programme === undefined ? '' : ' AND m.programme = ?'}`,
    values: [...scoped, ...(programme === undefined ? [] : [programme])],
  };
  return model.read((db) => ({ on, ...sumsOf(db, chosen, on), months: monthsOf(db, chosen, on), coming: comingOf(db, chosen, on) }));
}

const lastOf = (on: PlainDate, days: number): PlainDate => addDays(on, days - 1);

function sumsOf(db: Statements, { where, values }: Chosen, on: PlainDate): Omit<MilestonesSummary, 'on' | 'months' | 'coming'> {
  type Sums = Pick<MilestonesSummary, 'total' | 'achieved' | 'late' | 'rescheduled'> & MilestonesSummary['next'];
  const sums = db.get<Sums>(
    `SELECT count(*) AS total, count(achieved) AS achieved,
      coalesce(sum(achieved IS NULL AND due < ?), 0) AS late, coalesce(sum(moves > 0), 0) AS rescheduled,
      ${[30, 60, 90].map((n) => `coalesce(sum(achieved IS NULL AND due BETWEEN ? AND ?), 0) AS in${n}`).join(', ')}
     FROM milestones m WHERE ${where}`,
    on, on, lastOf(on, 30), on, lastOf(on, 60), on, lastOf(on, 90), ...values,
  ) ?? { total: 0, achieved: 0, late: 0, rescheduled: 0, in30: 0, in60: 0, in90: 0 };
  const { in30, in60, in90, ...totals } = sums;
  return { ...totals, next: { in30, in60, in90 } };
}

const monthsOf = (db: Statements, { where, values }: Chosen, on: PlainDate): MilestoneMonth[] =>
  db.all<MilestoneMonth>(
    `SELECT substr(due, 1, 7) AS month, sum(achieved IS NOT NULL AND achieved <= due_then) AS achieved,
      sum(achieved IS NOT NULL AND achieved > due_then) AS achievedLate,
      sum(achieved IS NULL AND due < ?) AS late, sum(achieved IS NULL AND due >= ?) AS planned
     FROM milestones m WHERE ${where} GROUP BY month ORDER BY month`,
    on, on, ...values,
  ).map((month) => ({ ...month }));

const comingOf = (db: Statements, { where, values }: Chosen, on: PlainDate): DueMilestone[] =>
  db.all<{ id: string; name: string; ulo: string; uloName: string | null; due: string; moves: number }>(
    `SELECT m.id, m.name, m.ulo, p.item ->> 'name' AS uloName, m.due, m.moves
     FROM milestones m LEFT JOIN portfolio p ON p.id = m.ulo
     WHERE ${where} AND m.achieved IS NULL AND m.due BETWEEN ? AND ? ORDER BY m.due, m.id LIMIT 50`,
    ...values, on, lastOf(on, 90),
  ).map(({ id, name, ulo, uloName, due, moves }) => ({ id, name, ulo: { id: ulo, name: uloName ?? '' }, dueOn: due, rescheduled: moves > 0 }));
