import { overdueKinds, type Deadline, type DeadlineKind, type Recipient } from '#development';
import type { PlainDate, Role } from '#kernel';
import type { Statements } from '#projections';

export interface DeadlinesAsked {
  programme: string;
  /** Absent: of every ULO. */
  ulos?: readonly string[] | undefined;
  /** Due on or after this day; what is overdue is there however long ago it was due. */
  from: PlainDate;
  /** Due on or before this day. */
  to: PlainDate;
}

const overdue = overdueKinds.map((kind) => `'${kind}'`).join(', ');

/** What is due in a stretch of days, by ULO, as far as lists know it. Only what matches is held in memory. */
export function deadlinesAhead(db: Statements, { programme, ulos, from, to }: DeadlinesAsked): Map<string, Deadline[]> {
  const found = new Map<string, Deadline[]>();
  const rows = db.all<{ ulo: string; kind: DeadlineKind; subject: string; name: string; due: PlainDate; agreed: PlainDate; until: PlainDate | null; owners: string | null; owner: Role | null; person: string | null }>(
    `SELECT c.ulo, e.value ->> 'kind' AS kind, e.value ->> 'subject' AS subject, e.value ->> 'name' AS name, e.value ->> 'dueOn' AS due, e.value ->> 'from' AS agreed, e.value ->> 'until' AS until, e.value ->> 'to' AS owners, e.value ->> 'owner' AS owner, e.value ->> 'person' AS person
     FROM calendar c, json_each(c.entries) e
     WHERE c.programme = ? ${ulos ? 'AND c.ulo IN (SELECT value FROM json_each(?))' : ''} AND e.value ->> 'dueOn' <= ? AND (e.value ->> 'until' IS NULL OR e.value ->> 'until' > ?)
     AND (e.value ->> 'dueOn' >= ? OR (e.value ->> 'kind' IN (${overdue})))`,
    programme, ...(ulos ? [JSON.stringify(ulos)] : []), to, from, from,
  );
  for (const { ulo, kind, subject, name, due, agreed, until, owners, owner, person } of rows) {
    const deadline: Deadline = { kind, subject, name, dueOn: due, from: agreed, until, ...(owners !== null && { to: JSON.parse(owners) as Recipient[] }), ...(owner && { owner }), ...(person && { person }) };
    const known = found.get(ulo);
    if (known) known.push(deadline);
    else found.set(ulo, [deadline]);
  }
  return found;
}
