import { uloWarnings, type UloState } from '#development';
import type { Projection } from '#projections';
import { warningsOf } from '#workflow';

/** Sorts after every day there is: no end is known. */
export const NO_END = '9999-12-31';

/** Every stretch of every warning. Nothing here depends on the day: what is open is asked for a day, today's or another. */
const schema = `
  CREATE TABLE warnings (
    ulo TEXT NOT NULL, code TEXT NOT NULL, opens TEXT NOT NULL, clears TEXT NOT NULL, programme TEXT NOT NULL,
    title TEXT NOT NULL, severity TEXT NOT NULL, why TEXT NOT NULL, PRIMARY KEY (ulo, code, opens, clears, why)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX warnings_by_clears ON warnings (clears, opens);
  CREATE INDEX warnings_by_code ON warnings (code, clears, opens);
  CREATE INDEX warnings_by_programme ON warnings (programme, clears, opens);
`;

export const warningsProjection: Projection<UloState> = {
  name: 'warnings',
  version: 1,
  kind: 'ulo',
  schema,
  write(db, { id, state }) {
    db.run('DELETE FROM warnings WHERE ulo = ?', id);
    const programme = state.partnership.programme ?? '';
    for (const w of warningsOf(uloWarnings, state))
      db.run(
        'INSERT OR IGNORE INTO warnings VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
        id, w.code, w.opens, w.clears ?? NO_END, programme, w.title, w.severity, w.why,
      );
  },
};
