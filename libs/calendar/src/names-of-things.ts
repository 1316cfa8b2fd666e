import type { DeadlineKind } from '#development';
import type { Statements } from '#projections';
import { thingOf } from '#reminders';

/** What reminders are about, by the ids by which they can be stopped, as far as lists know it. */
export function namesOfThings(db: Statements, ids: readonly string[]): Map<string, string> {
  const asked = new Set(ids);
  // Policies and steps have codes: the ids of what is to be done about them are derived.
  const rows = db.all<{ ulo: string; of: string; kind: DeadlineKind; subject: string; name: string }>(
    `SELECT c.ulo, c.name AS of, e.value ->> 'kind' AS kind, e.value ->> 'subject' AS subject, e.value ->> 'name' AS name
     FROM calendar c, json_each(c.entries) e
     WHERE e.value ->> 'subject' IN (SELECT value FROM json_each(?)) OR e.value ->> 'kind' IN ('policy', 'mentor-silent', 'step-due', 'progress')`,
    JSON.stringify(ids),
  );
  return new Map(rows.flatMap((row): [string, string][] => (asked.has(thingOf(row)) ? [[thingOf(row), `${row.name} (${row.of})`]] : [])));
}
