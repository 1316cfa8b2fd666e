import type { DatabaseSync } from 'node:sqlite';

/** `PRAGMA application_id`: distinguishes a Milepost log from any other SQLite file ("MPst"). */
export const applicationId = 0x4d507374;
/** `PRAGMA user_version`: a newer version is refused. */
export const schemaVersion = 1;

/** `body` is the hashed text. Positions count from 1 without gaps, because nothing is ever deleted. */
export const createSchema = `
  BEGIN IMMEDIATE;
  CREATE TABLE events (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    stream   TEXT    NOT NULL,
    revision INTEGER NOT NULL,
    hash     TEXT    NOT NULL,
    body     TEXT    NOT NULL,
    UNIQUE (stream, revision)
  ) STRICT;
  PRAGMA application_id = ${applicationId};
  PRAGMA user_version = ${schemaVersion};
  COMMIT;
`;

const columns = 'position, stream, revision, hash, body';

export const sql = {
  insert: 'INSERT INTO events (stream, revision, hash, body) VALUES (?, ?, ?, ?)',
  headOf: 'SELECT revision, hash, position FROM events WHERE stream = ? ORDER BY revision DESC LIMIT 1',
  at: 'SELECT hash, position FROM events WHERE stream = ? AND revision = ?',
  all: `SELECT ${columns} FROM events WHERE position > ? ORDER BY position LIMIT ?`,
  up: `SELECT ${columns} FROM events WHERE stream = ? AND revision >= ? ORDER BY revision LIMIT ?`,
  down: `SELECT ${columns} FROM events WHERE stream = ? AND revision <= ? ORDER BY revision DESC LIMIT ?`,
  last: 'SELECT coalesce(max(position), 0) FROM events',
  /** Both values in one query: another process may be writing. */
  end: `SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'events'), 0) AS given, coalesce((SELECT max(position) FROM events), 0) AS last`,
} as const;

/** The value of a pragma. */
export const pragma = (db: DatabaseSync, name: string): unknown => Object.values(db.prepare(`PRAGMA ${name}`).get() ?? {})[0];
