import type { ProgrammeState } from '#development';
import type { Projection } from '#projections';

/** The closed programmes. Calendars leave out their ULOs from that day on. */
export const closedProgrammesProjection: Projection<ProgrammeState> = {
  name: 'closed-programmes',
  version: 1,
  kind: 'programme',
  schema: 'CREATE TABLE closed_programmes (programme TEXT PRIMARY KEY, closed_on TEXT NOT NULL) STRICT, WITHOUT ROWID;',
  write(db, { id, state: { programme: { closedOn } } }) {
    db.run('DELETE FROM closed_programmes WHERE programme = ?', id);
    if (closedOn !== null) db.run('INSERT INTO closed_programmes VALUES (?, ?)', id, closedOn);
  },
};
