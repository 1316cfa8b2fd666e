import { deadlines, type Deadline } from '#development';
import type { PlainDate } from '#kernel';
import type { Statements } from '#projections';
import type { CalendarEntry } from './entries.js';

export interface DeadlinesAsked {
  programme: string;
  /** Default: all ULOs. */
  ulos?: readonly string[] | undefined;
  /** Due on or after this day. Overdue deadlines of kinds with `staysOverdue` are included from any earlier day. */
  from: PlainDate;
  /** Due on or before this day. */
  to: PlainDate;
}

/** The deadlines in a period, by ULO, from the read model. Loads only those due by the end of the period. */
export function deadlinesAhead(db: Statements, { programme, ulos, from, to }: DeadlinesAsked): Map<string, Deadline[]> {
  const found = new Map<string, Deadline[]>();
  // Each “->>” parses the entry again, so the query has only the conditions that exclude most entries.
  const rows = db.all<{ ulo: string; entry: string }>(
    `SELECT c.ulo, e.value AS entry FROM calendar c, json_each(c.entries) e
     WHERE c.programme = ? ${ulos ? 'AND c.ulo IN (SELECT value FROM json_each(?))' : ''} AND e.value ->> 'dueOn' <= ? AND (e.value ->> 'until' IS NULL OR e.value ->> 'until' > ?)`,
    programme, ...(ulos ? [JSON.stringify(ulos)] : []), to, from,
  );
  for (const { ulo, entry } of rows) {
    const deadline = JSON.parse(entry) as CalendarEntry;
    if (deadline.dueOn < from && !deadlines[deadline.kind].staysOverdue) continue;
    const known = found.get(ulo);
    if (known) known.push(deadline);
    else found.set(ulo, [deadline]);
  }
  return found;
}
