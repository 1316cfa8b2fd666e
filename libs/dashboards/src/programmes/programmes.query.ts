import type { Within } from '#access';
import { NotFound } from '#kernel';
import type { ReadModel, Statements } from '#projections';
import { comparePhases } from '#development';
import type { Coded } from '../ulo/shapes.js';
import { withinSql } from '../within-sql.js';
import type { ProgrammeRow } from './programmes.projection.js';

/** One programme with figures of its ULOs. */
export interface ProgrammeView extends ProgrammeRow {
  ulos: number;
  /** How many of them follow a template: they have a plan with steps. */
  withPlan: number;
  /** How many ULOs are in each phase: those of the default template in its order, then others by name; phases without any are left out. */
  phases: { phase: Coded; ulos: number }[];
}

/** The programmes of a scope, by name. */
export function listProgrammes(model: ReadModel, within: Within): ProgrammeView[] {
  const [where, values] = withinSql(within, { programme: 'id' }) ?? ['1 = 1', []];
  return model.read((db) => db.all<{ item: string }>(`SELECT item FROM programmes WHERE ${where} ORDER BY sort_name, id`, ...values).map(({ item }) => withFigures(db, item)));
}

/** The current phases of the ULOs in these programmes, in display order. */
export const phasesOccurring = (programmes: readonly Pick<ProgrammeView, 'phases'>[]): Coded[] =>
  [...new Map(programmes.flatMap(({ phases }) => phases.map(({ phase }) => [phase.code, phase] as const))).values()].sort(comparePhases);

/** One programme by its id. @throws NotFound */
export const oneProgramme = (model: ReadModel, id: string): ProgrammeView =>
  model.read((db) => {
    const row = db.get<{ item: string }>('SELECT item FROM programmes WHERE id = ?', id);
    if (!row) throw new NotFound('programme', id);
    return withFigures(db, row.item);
  });

/** Totals by phase. Titles with the same code, which is the title in kebab case, are one phase. */
const phaseTotals = 'SELECT phase AS code, min(label) AS label, sum(rows) AS ulos, sum(rows * planned) AS planned FROM portfolio_totals WHERE programme = ? AND rows > 0 GROUP BY phase';

function withFigures(db: Statements, item: string): ProgrammeView {
  const row = JSON.parse(item) as ProgrammeRow;
  const totals = db.all<{ code: string; label: string; ulos: number; planned: number }>(phaseTotals, row.id);
  return {
    ...row,
    ulos: totals.reduce((sum, t) => sum + t.ulos, 0),
    withPlan: totals.reduce((sum, t) => sum + t.planned, 0),
    phases: totals.map(({ code, label, ulos }) => ({ phase: { code, label }, ulos })).sort((a, b) => comparePhases(a.phase, b.phase)),
  };
}
