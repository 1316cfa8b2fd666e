import { foldText, sortKey, type PlainDate } from '#kernel';
import type { UloState } from '#development';
import type { Folded, Projection, Statements } from '#projections';
import { warningsOfFolded } from '../warnings/folded-warnings.js';
import { END_AHEAD, LAUNCH_AHEAD, NOTHING_AHEAD, likelySchema } from '../nightly/likely.table.js';
import { isAhead, type CurrentStep } from './plan.facts.js';
import { storedColumns, storedRow } from './portfolio.columns.js';
import { onDay, portfolioFacts, still, type PortfolioFacts } from './portfolio.facts.js';

/**
 * One row per ULO. `item` is its JSON for the API without the programme's name. When the day changes, it is calculated again
 * from `facts`. Every sort order has an index, for all rows and within a programme, and triggers maintain the totals, so no
 * query counts rows. All sort orders are ascending: `warned`, `late`, `moved` and `later` are negated figures.
 * `planned`: 1 if the ULO follows a template. `taken`: the lengths of its finished and running steps, for forecasts of others.
 * `ahead`: 2 if its plan has a future launch, 1 if it has only other open steps, 0 if it has none or no plan with steps.
 *
 * `current_steps`: steps that are ready or in progress, of developments that are not paused. `rank` sorts overdue steps first,
 * by the agreed finish, then the others by the last day on which they may finish.
 */
const schema = `
  CREATE TABLE current_steps (
    ulo TEXT NOT NULL, code TEXT NOT NULL, owner TEXT NOT NULL, person TEXT, rank TEXT NOT NULL, item TEXT NOT NULL, PRIMARY KEY (ulo, code)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE portfolio (
    id TEXT PRIMARY KEY, programme TEXT NOT NULL, phase TEXT NOT NULL, phase_label TEXT NOT NULL, sort_name TEXT NOT NULL, started TEXT NOT NULL,
    warned INTEGER NOT NULL, next TEXT NOT NULL, later INTEGER NOT NULL, late INTEGER NOT NULL, moved INTEGER NOT NULL, planned INTEGER NOT NULL, codes TEXT NOT NULL, search TEXT NOT NULL,
    item TEXT NOT NULL, facts TEXT NOT NULL, taken TEXT NOT NULL, example INTEGER NOT NULL, day TEXT NOT NULL, ahead INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE portfolio_totals (
    programme TEXT NOT NULL, phase TEXT NOT NULL, label TEXT NOT NULL, planned INTEGER NOT NULL, rows INTEGER NOT NULL,
    PRIMARY KEY (programme, phase, label, planned)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER portfolio_added AFTER INSERT ON portfolio BEGIN
    INSERT INTO portfolio_totals VALUES (new.programme, new.phase, new.phase_label, new.planned, 1) ON CONFLICT DO UPDATE SET rows = rows + 1;
  END;
  CREATE TRIGGER portfolio_moved AFTER UPDATE OF programme, phase, phase_label, planned ON portfolio
  WHEN (old.programme, old.phase, old.phase_label, old.planned) <> (new.programme, new.phase, new.phase_label, new.planned) BEGIN
    UPDATE portfolio_totals SET rows = rows - 1 WHERE programme = old.programme AND phase = old.phase AND label = old.phase_label AND planned = old.planned;
    DELETE FROM portfolio_totals WHERE rows = 0;
    INSERT INTO portfolio_totals VALUES (new.programme, new.phase, new.phase_label, new.planned, 1) ON CONFLICT DO UPDATE SET rows = rows + 1;
  END;
`;

const indexes = `
  CREATE INDEX portfolio_by_warnings ON portfolio (warned, sort_name, id);
  CREATE INDEX portfolio_by_name ON portfolio (sort_name, id);
  CREATE INDEX portfolio_by_started ON portfolio (started, sort_name, id);
  CREATE INDEX portfolio_by_next ON portfolio (next, sort_name, id);
  CREATE INDEX portfolio_by_later ON portfolio (later, sort_name, id);
  CREATE INDEX portfolio_by_late ON portfolio (late, sort_name, id);
  CREATE INDEX portfolio_by_moved ON portfolio (moved, sort_name, id);
  CREATE INDEX portfolio_programme_by_warnings ON portfolio (programme, warned, sort_name, id);
  CREATE INDEX portfolio_programme_by_name ON portfolio (programme, sort_name, id);
  CREATE INDEX portfolio_programme_by_started ON portfolio (programme, started, sort_name, id);
  CREATE INDEX portfolio_programme_by_next ON portfolio (programme, next, sort_name, id);
  CREATE INDEX portfolio_programme_by_later ON portfolio (programme, later, sort_name, id);
  CREATE INDEX portfolio_programme_by_late ON portfolio (programme, late, sort_name, id);
  CREATE INDEX portfolio_programme_by_moved ON portfolio (programme, moved, sort_name, id);
  CREATE INDEX portfolio_to_search ON portfolio (search, codes, programme, phase, id);
  CREATE INDEX portfolio_by_day ON portfolio (day);
  CREATE INDEX current_steps_by_owner ON current_steps (owner, rank, ulo, code);
  CREATE INDEX current_steps_by_person ON current_steps (person, rank) WHERE person IS NOT NULL;
`;

/** Sorts after every day, so that a ULO without a next milestone comes last. */
const NEVER = '9999-12-31';
/** A red warning outweighs any number of pressing ones, and a pressing one outweighs any number of others. */
const RED = 100_000_000;
const PRESSING = 10_000;
/** Sorts after every finish, so that a ULO without one comes last. */
const NO_FINISH = 10_000_000;

const put = `INSERT INTO portfolio VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT DO UPDATE SET programme = excluded.programme, phase = excluded.phase, phase_label = excluded.phase_label, sort_name = excluded.sort_name,
  started = excluded.started, warned = excluded.warned, next = excluded.next, later = excluded.later, late = excluded.late, moved = excluded.moved, planned = excluded.planned, codes = excluded.codes,
  search = excluded.search, item = excluded.item, facts = excluded.facts, taken = excluded.taken, example = excluded.example, day = excluded.day,
  ahead = excluded.ahead`;
const stale = 'SELECT id, facts, example FROM portfolio WHERE day < ? UNION ALL SELECT id, facts, example FROM portfolio WHERE day > ? LIMIT ?';

export const portfolioProjection: Projection<UloState> = {
  name: 'portfolio',
  version: 9,
  kind: 'ulo',
  schema: `${schema + likelySchema}-- ${storedColumns}\n`,
  indexes,
  write: (db, folded: Folded<UloState>, today) =>
    putRow(db, folded.id, portfolioFacts(folded.state, today, warningsOfFolded(folded)), folded.example, today),
  renew(db, today, limit) {
    const rows = db.all<{ id: string; facts: string; example: number }>(stale, today, today, limit);
    for (const { id, facts, example } of rows) putRow(db, id, still(today, JSON.parse(facts) as PortfolioFacts), example === 1, today);
    return rows.length === limit;
  },
};

function putRow(db: Statements, id: string, facts: PortfolioFacts, example: boolean, day: PlainDate): void {
  const { name, area, programme, phase } = facts;
  const now = onDay(facts, day);
  const { startedOn, warnings, nextMilestone, pressing, late, daysAfterBaseline, current, taken, paused } = now;
  db.run(
    put,
    id,
    programme,
    phase.code,
    phase.label,
    sortKey(name),
    startedOn,
    -(warnings.red * RED + pressing * PRESSING + warnings.amber),
    nextMilestone?.dueOn ?? NEVER,
    daysAfterBaseline === null ? NO_FINISH : -daysAfterBaseline,
    -late,
    -facts.rescheduled,
    facts.plan ? 1 : 0,
    ` ${warnings.codes.join(' ')} `,
    foldText(`${name} ${area}`),
    JSON.stringify(storedRow({ id, facts, now, example })),
    JSON.stringify(facts),
    JSON.stringify(taken),
    example ? 1 : 0,
    day,
    aheadOf(facts),
  );
  putSteps(db, id, paused ? [] : current, day);
}

const aheadOf = ({ plan, ended }: PortfolioFacts): number => (!plan || !isAhead(plan, ended?.on ?? null) ? NOTHING_AHEAD : plan.launch === null ? END_AHEAD : LAUNCH_AHEAD);

function putSteps(db: Statements, ulo: string, steps: readonly CurrentStep[], day: PlainDate): void {
  db.run('DELETE FROM current_steps WHERE ulo = ?', ulo);
  for (const step of steps) {
    const { code, owner, person, agreedOn, finishBy } = step;
    const rank = agreedOn !== null && agreedOn < day ? `0 ${agreedOn}` : `1 ${finishBy}`;
    db.run('INSERT INTO current_steps VALUES (?, ?, ?, ?, ?, ?)', ulo, code, owner.code, person, rank, JSON.stringify(step));
  }
}
