import type { UloState } from '#development';
import type { Projection } from '#projections';

/** One row a milestone that was not cancelled. Nothing here depends on the day. */
const schema = `
  CREATE TABLE milestones (
    id TEXT PRIMARY KEY, ulo TEXT NOT NULL, programme TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL,
    baseline TEXT NOT NULL, due TEXT NOT NULL, moves INTEGER NOT NULL, achieved TEXT, due_then TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX milestones_by_ulo ON milestones (ulo);
  CREATE INDEX milestones_by_due ON milestones (due, id);
  CREATE INDEX milestones_by_programme ON milestones (programme, due, id);
`;

export const milestonesProjection: Projection<UloState> = {
  name: 'milestones',
  version: 1,
  kind: 'ulo',
  schema,
  write(db, { id, state: { milestones, partnership } }) {
    db.run('DELETE FROM milestones WHERE ulo = ?', id);
    for (const m of milestones.milestones) {
      if (m.cancelledOn !== null) continue;
      const { achievedOn } = m;
      const dueThen = achievedOn === null ? m.dueOn : (m.moves.findLast((move) => move.on <= achievedOn)?.to ?? m.baselineDueOn);
      db.run(
        'INSERT OR REPLACE INTO milestones VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
        m.id, id, partnership.programme ?? '', m.name, m.kind, m.baselineDueOn, m.dueOn, m.moves.length, achievedOn, dueThen,
      );
    }
  },
};
