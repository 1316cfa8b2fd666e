import { chmodSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { DataFolderUnusable, NotWritable, Unavailable, WritableFile, whyUnusable } from '#event-store';

export const accessFileOf = (folder: string): string => join(folder, 'access.db');

/** `PRAGMA application_id`: "MPac". */
const applicationId = 0x4d506163;
const schema = `
  BEGIN IMMEDIATE;
  CREATE TABLE IF NOT EXISTS records (
    id       TEXT PRIMARY KEY,
    kind     TEXT NOT NULL,
    owner    TEXT,
    expires  TEXT,
    revision INTEGER NOT NULL,
    sealed   BLOB NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS records_of_owner ON records (owner, kind) WHERE owner IS NOT NULL;
  CREATE INDEX IF NOT EXISTS records_by_end ON records (expires) WHERE expires IS NOT NULL;
  CREATE TABLE IF NOT EXISTS entries (
    id     INTEGER PRIMARY KEY,
    at     TEXT NOT NULL,
    kind   TEXT NOT NULL,
    who    TEXT,
    sealed BLOB NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS entries_by_time ON entries (at);
  CREATE INDEX IF NOT EXISTS entries_of_person ON entries (who) WHERE who IS NOT NULL;
  PRAGMA application_id = ${applicationId};
  COMMIT;
`;
/** `secure_delete`: deleted content is overwritten. */
const durable = 'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON';

/**
 * `access.db` in the data folder of the embedded log: access records and the access log. Several processes may have it open.
 * @throws DataFolderUnusable when the file cannot be used
 */
export function openAccessFile(folder: string): AccessFile {
  const file = accessFileOf(folder);
  let db: DatabaseSync | undefined;
  try {
    const isNew = !existsSync(file);
    db = new DatabaseSync(file, { timeout: 2_000 });
    const id = db.prepare('PRAGMA application_id').get()?.['application_id'];
    const isEmpty = isNew || db.prepare('SELECT count(*) AS n FROM sqlite_schema').get()?.['n'] === 0;
    if (!isEmpty && id !== applicationId) throw new DataFolderUnusable(`${file} was not made by Milepost: move it away.`);
    // SQLite creates the WAL files with the permissions of the database.
    chmodSync(file, 0o600);
    db.exec(durable);
    db.exec(schema);
    return new AccessFile(db, file);
  } catch (error) {
    db?.close();
    throw error instanceof DataFolderUnusable ? error : new DataFolderUnusable(`The access records in ${file} cannot be used: ${whyUnusable(error) ?? (error as Error).message}.`);
  }
}

/** Milliseconds for which reads rely on the last check that the file is in its place. */
const inPlaceForMs = 50;

/** One open connection. Refuses access to a file that was moved away, because later removals are missing in it. */
export class AccessFile {
  readonly #file: WritableFile;
  readonly #statements = new Map<string, StatementSync>();
  #seenInPlace = -Infinity;

  constructor(
    private readonly db: DatabaseSync,
    file: string,
  ) {
    this.#file = new WritableFile('access', db, file);
  }

  /** Returns a prepared statement; each SQL text is prepared once. */
  statement(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (!statement) this.#statements.set(sql, (statement = this.db.prepare(sql)));
    return statement;
  }

  /** @throws NotWritable, Unavailable */
  write<T>(work: () => T): T {
    return withStoreErrors(() => this.#file.write(work));
  }

  /** @throws NotWritable, Unavailable */
  read<T>(work: () => T): T {
    return withStoreErrors(() => {
      this.#assertInPlace();
      return work();
    });
  }

  #assertInPlace(): void {
    const now = performance.now();
    if (now - this.#seenInPlace < inPlaceForMs) return;
    this.#file.assertInPlace();
    this.#seenInPlace = now;
  }

  close(): void {
    if (this.db.isOpen) this.db.close();
  }
}

function withStoreErrors<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof NotWritable) throw error;
    throw new Unavailable(`The access records in access.db do not answer: ${whyUnusable(error) ?? (error as Error).message}.`);
  }
}
