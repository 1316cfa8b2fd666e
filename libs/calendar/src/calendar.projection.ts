import type { UloState } from '#development';
import type { Projection } from '#projections';
import { entriesOf } from './entries.js';

/** One row for each ULO. No column depends on the day. */
export interface CalendarRow {
  ulo: string;
  programme: string;
  name: string;
  /** The revision of the last event. It increases with every change, also with a withdrawal. */
  revision: number;
  changed_at: string;
  entries: string;
}

export const calendarProjection: Projection<UloState> = {
  name: 'calendar',
  version: 4,
  kind: 'ulo',
  schema: `CREATE TABLE calendar (ulo TEXT PRIMARY KEY, programme TEXT NOT NULL, name TEXT NOT NULL, revision INTEGER NOT NULL, changed_at TEXT NOT NULL, entries TEXT NOT NULL) STRICT;`,
  indexes: 'CREATE INDEX calendar_by_programme ON calendar (programme);',
  write(db, { id, revision, lastRecordedAt, state }) {
    const { programme, name } = state.partnership;
    db.run('INSERT OR REPLACE INTO calendar VALUES (?, ?, ?, ?, ?, ?)', id, programme ?? '', name ?? '', revision, lastRecordedAt, JSON.stringify(entriesOf(state)));
  },
};
