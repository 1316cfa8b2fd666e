import { DatabaseSync, type StatementSync } from 'node:sqlite';

/**
 * The bare log that the store is compared with: `node:sqlite` with one table and nothing else. Do not change this code:
 * figures of different days would no longer be comparable.
 */
export interface BareRow {
  stream: string;
  revision: number;
  type: string;
  body: string;
}

export function openBareLog(file: string): DatabaseSync {
  const db = new DatabaseSync(file);
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  db.exec(`CREATE TABLE IF NOT EXISTS log (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    stream TEXT NOT NULL,
    revision INTEGER NOT NULL,
    type TEXT NOT NULL,
    body TEXT NOT NULL
  )`);
  return db;
}

export const insertion = (db: DatabaseSync): StatementSync =>
  db.prepare('INSERT INTO log (stream, revision, type, body) VALUES (?, ?, ?, ?)');

/** Inserts each row in its own commit. */
export function appendBare(db: DatabaseSync, rows: readonly BareRow[]): void {
  const statement = insertion(db);
  for (const { stream, revision, type, body } of rows) statement.run(stream, revision, type, body);
}

/** Inserts all rows in one commit, for fixtures. */
export function fillBare(db: DatabaseSync, rows: readonly BareRow[]): void {
  db.exec('BEGIN');
  appendBare(db, rows);
  db.exec('COMMIT');
}

/** Reads everything in batches, rows as objects, and passes each parsed body to `onEvent`. */
export function readBare(db: DatabaseSync, onEvent: (event: unknown) => void): number {
  const batch = 500;
  const statement = db.prepare('SELECT position, stream, revision, type, body FROM log WHERE position > ? ORDER BY position LIMIT ?');
  let count = 0;
  let position = 0;
  for (;;) {
    const rows = statement.all(position, batch) as unknown as (BareRow & { position: number })[];
    for (const row of rows) onEvent(JSON.parse(row.body));
    count += rows.length;
    position = rows.at(-1)?.position ?? position;
    if (rows.length < batch) return count;
  }
}

export const countBare = (db: DatabaseSync): number =>
  (db.prepare('SELECT count(*) AS n FROM log').get() as { n: number }).n;
