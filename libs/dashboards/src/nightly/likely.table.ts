import type { PlainDate } from '#kernel';
import type { ReadModel, Statements } from '#projections';
import type { FactsRow, TakenRow } from './forecaster.js';
import type { RowForecast } from './row-forecast.js';

/**
 * Forecasts of rows, worked out once a day: no event brings them. `launch` and `finish` are JSON of `LikelyDays`; they are shown as far as
 * `ahead` of the row says that they are still to come.
 */
export const likelySchema = `
  CREATE TABLE likely (
    ulo TEXT PRIMARY KEY, day TEXT NOT NULL, basis TEXT NOT NULL, launch TEXT, finish TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
`;

/** Rows whose ULO has something ahead, and no forecast of that day. Looked for in pieces of so many rows. */
const LOOKED = 500;

export function* ulosWithoutForecast(model: ReadModel, day: PlainDate): Generator<string[]> {
  const sql = `SELECT p.id, p.ahead > 0 AND l.day IS NOT ? AS wanted FROM portfolio p LEFT JOIN likely l ON l.ulo = p.id WHERE p.id > ? ORDER BY p.id LIMIT ${LOOKED}`;
  for (let after = '', rows: { id: string; wanted: number }[]; (rows = model.read((db) => db.all(sql, day, after))).length > 0; after = rows.at(-1)?.id ?? '')
    yield rows.filter(({ wanted }) => wanted === 1).map(({ id }) => id);
}

/** What steps took, of all rows, in pieces. */
export function* takenRows(model: ReadModel): Generator<TakenRow[]> {
  const sql = `SELECT id, programme, taken FROM portfolio WHERE id > ? ORDER BY id LIMIT ${LOOKED}`;
  for (let after = '', rows: { id: string; programme: string; taken: string }[]; (rows = model.read((db) => db.all(sql, after))).length > 0; after = rows.at(-1)?.id ?? '')
    yield rows.map(({ programme, taken }): TakenRow => [programme, taken]);
}

export const factsRows = (model: ReadModel, ulos: readonly string[]): FactsRow[] =>
  model.read((db) => ulos.flatMap((ulo): FactsRow[] => db.all<{ programme: string; facts: string }>('SELECT programme, facts FROM portfolio WHERE id = ?', ulo).map(({ programme, facts }) => [ulo, programme, facts])));

export function putForecast(db: Statements, day: PlainDate, { id, basis, launch, end }: RowForecast & { id: string }): void {
  const sql = 'INSERT INTO likely VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET day = excluded.day, basis = excluded.basis, launch = excluded.launch, finish = excluded.finish';
  db.run(sql, id, day, basis, launch && JSON.stringify(launch), JSON.stringify(end));
}

/** The columns of a row that `forecastText` takes. */
export interface LikelyColumns {
  ahead: number;
  likely_on: PlainDate | null;
  basis: string | null;
  launch: string | null;
  finish: string | null;
}

/** JSON of what a row says of its forecast: see `PortfolioRow`. */
export function forecastText({ ahead, likely_on: on, basis, launch, finish }: LikelyColumns): string {
  if (ahead === NOTHING_AHEAD || on === null || finish === null) return 'null';
  return `{"on":"${on}","basis":"${basis ?? ''}","launch":${(ahead === LAUNCH_AHEAD && launch) || 'null'},"end":${finish}}`;
}

export const NOTHING_AHEAD = 0;
export const END_AHEAD = 1;
export const LAUNCH_AHEAD = 2;
