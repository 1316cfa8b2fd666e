import { NotFound } from '#kernel';
import type { ReadModel, Statements } from '#projections';
import { phases, type PhaseCode } from '#development';
import type { Coded } from '../ulo/shapes.js';
import type { ProgrammeRow } from './programmes.projection.js';

/** One programme with figures of its ULOs. */
export interface ProgrammeView extends ProgrammeRow {
  ulos: number;
  /** How many ULOs are in each phase; phases without any are left out. */
  phases: { phase: Coded; ulos: number }[];
}

/** Every programme, by name. */
export const listProgrammes = (model: ReadModel): ProgrammeView[] =>
  model.read((db) =>
    db.all<{ item: string }>('SELECT item FROM programmes ORDER BY sort_name, id').map(({ item }) => withFigures(db, item)),
  );

/** @throws NotFound */
export const oneProgramme = (model: ReadModel, id: string): ProgrammeView =>
  model.read((db) => {
    const row = db.get<{ item: string }>('SELECT item FROM programmes WHERE id = ?', id);
    if (!row) throw new NotFound('programme', id);
    return withFigures(db, row.item);
  });

function withFigures(db: Statements, item: string): ProgrammeView {
  const row = JSON.parse(item) as ProgrammeRow;
  const totals = db.all<{ phase: PhaseCode; rows: number }>('SELECT phase, rows FROM portfolio_totals WHERE programme = ? AND rows > 0', row.id);
  const inPhase = new Map(totals.map((t) => [t.phase, t.rows]));
  return {
    ...row,
    ulos: totals.reduce((sum, t) => sum + t.rows, 0),
    phases: Object.entries(phases).flatMap(([code, label]) => {
      const ulos = inPhase.get(code as PhaseCode) ?? 0;
      return ulos === 0 ? [] : [{ phase: { code, label }, ulos }];
    }),
  };
}
