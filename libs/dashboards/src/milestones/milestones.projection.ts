import { dueAsAgreedOn, type Milestone, type UloState } from '#development';
import type { Projection } from '#projections';

/** One row per milestone that is not cancelled. The rows do not depend on the current day. */
const schema = `
  CREATE TABLE milestones (
    ulo TEXT NOT NULL, n INTEGER NOT NULL, id TEXT NOT NULL, programme TEXT NOT NULL, name TEXT NOT NULL, due TEXT NOT NULL,
    moves INTEGER NOT NULL, achieved TEXT, due_then TEXT NOT NULL, PRIMARY KEY (ulo, n)
  ) STRICT, WITHOUT ROWID;
`;
const indexes = 'CREATE INDEX milestones_by_due ON milestones (due);';

/** Writes all milestones of a ULO in one statement, because a long history has dozens. */
const put = `INSERT INTO milestones
  SELECT ?, key, value ->> 0, ?, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5 FROM json_each(?)`;

export const milestonesProjection: Projection<UloState> = {
  name: 'milestones',
  version: 1,
  kind: 'ulo',
  schema,
  indexes,
  write(db, { id, state: { milestones, partnership } }) {
    db.run('DELETE FROM milestones WHERE ulo = ?', id);
    const rows = milestones.milestones.filter((m) => m.cancelledOn === null).map(columns);
    if (rows.length > 0) db.run(put, id, partnership.programme ?? '', JSON.stringify(rows));
  },
};

const columns = (m: Milestone): (string | number | null)[] => {
  const dueThen = m.achievedOn === null ? m.dueOn : dueAsAgreedOn(m, m.achievedOn);
  return [m.id, m.name, m.dueOn, m.moves.length, m.achievedOn, dueThen];
};
