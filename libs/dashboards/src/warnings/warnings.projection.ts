import { answersOf, type UloState } from '#development';
import type { Projection } from '#projections';
import { warningsOfFolded } from './folded-warnings.js';

/** Sorts after every day. Means that no end is known. */
export const NO_END = '9999-12-31';

/**
 * One row per period of a warning. The rows do not depend on the current day; queries select what is open on a day.
 * `rank`: 0 for red warnings, 1 for others. `why`: JSON pairs of a day and the text from that day on. `answered`: the days of
 * answers as JSON.
 */
const schema = `
  CREATE TABLE warnings (
    ulo TEXT NOT NULL, n INTEGER NOT NULL, programme TEXT NOT NULL, code TEXT NOT NULL, opens TEXT NOT NULL, clears TEXT NOT NULL,
    rank INTEGER NOT NULL, why TEXT NOT NULL, answered TEXT NOT NULL, PRIMARY KEY (ulo, n)
  ) STRICT, WITHOUT ROWID;
`;
/** Has all columns for counting and sorting, so that the rows themselves are read only for one page. */
const indexes = 'CREATE INDEX warnings_by_clears ON warnings (clears, opens, rank, code, programme);';

/** Writes all periods of a ULO in one statement, because a long history has dozens. */
const put = `INSERT INTO warnings SELECT ?, key, ?, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5 FROM json_each(?)`;

export const warningsProjection: Projection<UloState> = {
  name: 'warnings',
  version: 2,
  kind: 'ulo',
  schema,
  indexes,
  write(db, folded) {
    db.run('DELETE FROM warnings WHERE ulo = ?', folded.id);
    const { acknowledgements } = folded.state.compliance;
    const rows = warningsOfFolded(folded).map((w) => [
      w.code, w.opens, w.clears ?? NO_END, w.severity === 'red' ? 0 : 1,
      JSON.stringify([[w.opens, w.why], ...(w.later ?? []).map(({ from, why }) => [from, why])]), JSON.stringify(answersOf(w, acknowledgements).map(({ on }) => on)),
    ]);
    if (rows.length > 0) db.run(put, folded.id, folded.state.partnership.programme ?? '', JSON.stringify(rows));
  },
};
