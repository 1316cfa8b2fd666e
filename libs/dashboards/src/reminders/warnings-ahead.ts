import type { DeadlinesAsked } from '#calendar';
import { emailedWarnings, warningDeadline, type Deadline } from '#development';
import type { PlainDate } from '#kernel';
import type { Statements } from '#projections';
import { thingOf } from '#reminders';
import { NO_END } from '../warnings/warnings.projection.js';

interface Row {
  ulo: string;
  code: string;
  opens: PlainDate;
  clears: PlainDate;
  why: string;
}

/** Adds the opening days of the chosen warnings to the deadlines of each ULO, from the read model of warnings. */
export function withWarnings(db: Statements, { programme, ulos, from, to }: DeadlinesAsked, chosen: readonly string[], found: Map<string, Deadline[]>): Map<string, Deadline[]> {
  if (chosen.length === 0) return found;
  const rows = db.all<Row>(
    `SELECT ulo, code, opens, clears, why FROM warnings
     WHERE programme = ? ${ulos ? 'AND ulo IN (SELECT value FROM json_each(?))' : ''} AND code IN (SELECT value FROM json_each(?)) AND opens BETWEEN ? AND ? AND clears > ?`,
    programme, ...(ulos ? [JSON.stringify(ulos)] : []), JSON.stringify(chosen), from, to, from,
  );
  for (const { ulo, code, opens, clears, why } of rows) found.set(ulo, [...(found.get(ulo) ?? []), warningDeadline(code, { opens, clears: clears === NO_END ? null : clears, why })]);
  return found;
}

/** The names of warnings in emails, by the ids with which people can stop these emails. */
export function namesOfWarnings(db: Statements, ids: readonly string[]): Map<string, string> {
  const asked = new Set(ids);
  const rows = db.all<{ ulo: string; name: string; code: string }>("SELECT DISTINCT w.ulo, p.item ->> 'name' AS name, w.code FROM warnings w JOIN portfolio p ON p.id = w.ulo");
  return new Map(rows.flatMap(({ ulo, name, code }): [string, string][] => {
    const id = thingOf({ ulo, kind: 'warning', subject: code });
    return asked.has(id) ? [[id, `${emailedWarnings[code] ?? code} (${name})`]] : [];
  }));
}
