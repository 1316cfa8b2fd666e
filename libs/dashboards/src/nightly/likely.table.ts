import type { PlainDate } from '#kernel';
import type { ReadModel, Statements } from '#projections';
import type { FactsRow, TakenRow } from './forecaster.js';
import type { RowForecast } from './row-forecast.js';

/**
 * Forecasts of rows, calculated once a day and not by events. `launch` and `finish` are JSON of `LikelyDays`. They are shown
 * only if the column `ahead` of the row says that they are in the future.
 */
export const likelySchema = `
  CREATE TABLE likely (
    ulo TEXT PRIMARY KEY, day TEXT NOT NULL, basis TEXT NOT NULL, launch TEXT, finish TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
`;

/** The number of rows read in one transaction. */
const BATCH_ROWS = 500;

/** The ids of ULOs with open steps and without a forecast of that day, in batches. */
export function* ulosWithoutForecast(model: ReadModel, day: PlainDate): Generator<string[]> {
  const sql = `SELECT p.id, p.ahead > 0 AND l.day IS NOT ? AS wanted FROM portfolio p LEFT JOIN likely l ON l.ulo = p.id WHERE p.id > ? ORDER BY p.id LIMIT ${BATCH_ROWS}`;
  for (let after = '', rows: { id: string; wanted: number }[]; (rows = model.read((db) => db.all(sql, day, after))).length > 0; after = rows.at(-1)?.id ?? '')
    yield rows.filter(({ wanted }) => wanted === 1).map(({ id }) => id);
}

/** The lengths of steps of all rows, in batches. */
export function* takenRows(model: ReadModel): Generator<TakenRow[]> {
  const sql = `SELECT id, programme, taken FROM portfolio WHERE id > ? ORDER BY id LIMIT ${BATCH_ROWS}`;
  for (let after = '', rows: { id: string; programme: string; taken: string }[]; (rows = model.read((db) => db.all(sql, after))).length > 0; after = rows.at(-1)?.id ?? '')
    yield rows.map(({ programme, taken }): TakenRow => [programme, taken]);
}

export const factsRows = (model: ReadModel, ulos: readonly string[]): FactsRow[] =>
  model.read((db) => ulos.flatMap((ulo): FactsRow[] => db.all<{ programme: string; facts: string }>('SELECT programme, facts FROM portfolio WHERE id = ?', ulo).map(({ programme, facts }) => [ulo, programme, facts])));

export function putForecast(db: Statements, day: PlainDate, { id, basis, launch, end }: RowForecast & { id: string }): void {
  const sql = 'INSERT INTO likely VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET day = excluded.day, basis = excluded.basis, launch = excluded.launch, finish = excluded.finish';
  db.run(sql, id, day, basis, launch && JSON.stringify(launch), JSON.stringify(end));
}

/** The columns of a row that `forecastText` needs. */
export interface LikelyColumns {
  ahead: number;
  likely_on: PlainDate | null;
  basis: string | null;
  launch: string | null;
  finish: string | null;
}

/** The JSON of `forecast` of `PortfolioRow`. */
export function forecastText({ ahead, likely_on: on, basis, launch, finish }: LikelyColumns): string {
  if (ahead === NOTHING_AHEAD || on === null || finish === null) return 'null';
  return `{"on":"${on}","basis":"${basis ?? ''}","launch":${(ahead === LAUNCH_AHEAD && launch) || 'null'},"end":${finish}}`;
}

export const NOTHING_AHEAD = 0;
export const END_AHEAD = 1;
export const LAUNCH_AHEAD = 2;
