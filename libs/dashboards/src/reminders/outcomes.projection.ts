import type { Projection } from '#projections';
import type { RemindersState } from '#reminders';

/**
 * One row per reminder and person with the last outcome. Reminders that were too late are left out: a long history has
 * thousands of them, and they were not sent.
 */
export const outcomesProjection: Projection<RemindersState> = {
  name: 'reminder-outcomes',
  version: 1,
  kind: 'reminders',
  schema: `
    CREATE TABLE reminder_outcomes (
      ulo TEXT NOT NULL, reminder TEXT NOT NULL, person TEXT NOT NULL, state TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (ulo, reminder, person)
    ) STRICT, WITHOUT ROWID;
  `,
  indexes: `
    CREATE INDEX reminder_outcomes_by_at ON reminder_outcomes (at, ulo, reminder, person, state);
    CREATE INDEX reminder_outcomes_of_ulo ON reminder_outcomes (ulo, at);
  `,
  write(db, { id, state }) {
    // The stream is in the order of time, so older outcomes are already in the table.
    const since = db.get<{ at: string | null }>('SELECT max(at) AS at FROM reminder_outcomes WHERE ulo = ?', id)?.at ?? '';
    const rows = [...state.sending.values()].filter(({ state: what, at }) => what !== 'superseded' && at >= since);
    if (rows.length === 0) return;
    db.run(put, id, JSON.stringify(rows.map(({ reminder, person, state: what, at }) => [reminder, person ?? '', what, at])));
  },
};

const put = `INSERT OR REPLACE INTO reminder_outcomes SELECT ?, value ->> 0, value ->> 1, value ->> 2, value ->> 3 FROM json_each(?)`;
