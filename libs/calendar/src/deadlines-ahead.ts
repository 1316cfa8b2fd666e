import { deadlines, type Deadline } from '#development';
import type { PlainDate } from '#kernel';
import type { Statements } from '#projections';
import type { CalendarEntry } from './entries.js';

export interface DeadlinesAsked {
  programme: string;
  /** Absent: of every ULO. */
  ulos?: readonly string[] | undefined;
  /** Due on or after this day; what is overdue is there however long ago it was due. */
  from: PlainDate;
  /** Due on or before this day. */
  to: PlainDate;
}

/** What is due in a stretch of days, by ULO, as far as lists know it. Only what is due by its end is held in memory. */
export function deadlinesAhead(db: Statements, { programme, ulos, from, to }: DeadlinesAsked): Map<string, Deadline[]> {
  const found = new Map<string, Deadline[]>();
  // Each “->>” parses the entry again: the query asks for what leaves most of them out, and the rest is read here.
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
