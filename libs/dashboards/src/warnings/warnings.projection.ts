import { answersOf, type UloState } from '#development';
import type { Projection } from '#projections';
import { warningsOfFolded } from './folded-warnings.js';

/** Sorts after every day there is: no end is known. */
export const NO_END = '9999-12-31';

/**
 * Every stretch of every warning. Nothing here depends on the day: what is open is asked for a day, today's or another.
 * `rank`: 0 of serious ones, 1 of others. `why`: what is said, as JSON: pairs of a day and the words from that day on. `answered`: the
 * days on which it was answered, as JSON.
 */
const schema = `
  CREATE TABLE warnings (
    ulo TEXT NOT NULL, n INTEGER NOT NULL, programme TEXT NOT NULL, code TEXT NOT NULL, opens TEXT NOT NULL, clears TEXT NOT NULL,
    rank INTEGER NOT NULL, why TEXT NOT NULL, answered TEXT NOT NULL, PRIMARY KEY (ulo, n)
  ) STRICT, WITHOUT ROWID;
`;
/** Holds all that is counted and sorted by, so that the rows themselves are fetched for one page only. */
const indexes = 'CREATE INDEX warnings_by_clears ON warnings (clears, opens, rank, code, programme);';

/** All stretches of a ULO in one statement: a long history has dozens. */
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
