import type { DeadlineKind } from '#development';
import type { Statements } from '#projections';
import { thingOf } from '#reminders';

/** The names of the subjects of reminders in the read model, by the ids that are used to stop reminders. */
export function namesOfThings(db: Statements, ids: readonly string[]): Map<string, string> {
  const wanted = new Set(ids);
  // Policies and steps have codes instead of ids. Their ids are derived, so SQL cannot filter by them.
  const rows = db.all<{ ulo: string; of: string; kind: DeadlineKind; subject: string; name: string }>(
    `SELECT c.ulo, c.name AS of, e.value ->> 'kind' AS kind, e.value ->> 'subject' AS subject, e.value ->> 'name' AS name
     FROM calendar c, json_each(c.entries) e
     WHERE e.value ->> 'subject' IN (SELECT value FROM json_each(?)) OR e.value ->> 'kind' IN ('policy', 'mentor-silent', 'step-due', 'progress')`,
    JSON.stringify(ids),
  );
  return new Map(rows.flatMap((row): [string, string][] => (wanted.has(thingOf(row)) ? [[thingOf(row), `${row.name} (${row.of})`]] : [])));
}
