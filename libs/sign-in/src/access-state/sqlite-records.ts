import { chmodSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { DataFolderUnusable, NotWritable, Unavailable, WritableFile, whyUnusable } from '#event-store';
import type { Instant } from '#kernel';
import type { FoundRecord, RecordStore, StoredRecord } from './record-store.js';

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
  PRAGMA application_id = ${applicationId};
  COMMIT;
`;
/** What is deleted is overwritten. */
const durable = 'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON';
const columns = 'id, kind, owner, expires, revision, sealed';
const sql = {
  add: `INSERT INTO records VALUES (?, ?, ?, ?, 0, ?) ON CONFLICT (id) DO UPDATE
    SET owner = excluded.owner, expires = excluded.expires, revision = records.revision + 1, sealed = excluded.sealed WHERE records.expires <= ?`,
  get: `SELECT ${columns} FROM records WHERE id = ?`,
  change: 'UPDATE records SET sealed = ?, revision = revision + 1 WHERE id = ? AND revision = ?',
  take: `DELETE FROM records WHERE id = ? RETURNING ${columns}`,
  listOf: `SELECT ${columns} FROM records WHERE owner = ?1 AND (?2 IS NULL OR kind = ?2)`,
  purge: 'DELETE FROM records WHERE expires <= ?',
} as const;
/** Milliseconds between two removals of what has expired. */
const purgeEveryMs = 60_000;

/**
 * Access records beside the embedded log: `access.db`. Several processes may have it open.
 * @throws DataFolderUnusable when the file cannot be used
 */
export function openSqliteRecords(folder: string): RecordStore {
  const file = accessFileOf(folder);
  let db: DatabaseSync | undefined;
  try {
    const isNew = !existsSync(file);
    db = new DatabaseSync(file, { timeout: 2_000 });
    const id = db.prepare('PRAGMA application_id').get()?.['application_id'];
    const isEmpty = isNew || db.prepare('SELECT count(*) AS n FROM sqlite_schema').get()?.['n'] === 0;
    if (!isEmpty && id !== applicationId) throw new DataFolderUnusable(`${file} was not made by Milepost: move it away.`);
    // Its side files take its rights.
    chmodSync(file, 0o600);
    db.exec(durable);
    db.exec(schema);
    return new SqliteRecords(db, file);
  } catch (error) {
    db?.close();
    throw error instanceof DataFolderUnusable ? error : new DataFolderUnusable(`The access records in ${file} cannot be used: ${whyUnusable(error) ?? (error as Error).message}.`);
  }
}

class SqliteRecords implements RecordStore {
  readonly #file: WritableFile;
  readonly #statements = new Map<string, StatementSync>();
  #purgedAt = -Infinity;

  constructor(
    private readonly db: DatabaseSync,
    file: string,
  ) {
    this.#file = new WritableFile('access', db, file);
  }

  async add(record: StoredRecord, now: Instant): Promise<boolean> {
    const { id, kind, owner = null, expiresAt = null, sealed } = record;
    return this.#write(() => {
      this.#purge(now);
      return this.#statement('add').run(id, kind, owner, expiresAt, sealed, now).changes === 1;
    });
  }

  async get(id: string): Promise<FoundRecord | undefined> {
    return this.#read(() => foundIn(this.#statement('get').get(id)));
  }

  async change({ id, revision }: FoundRecord, sealed: Uint8Array): Promise<boolean> {
    return this.#write(() => this.#statement('change').run(sealed, id, revision).changes === 1);
  }

  async take(id: string): Promise<FoundRecord | undefined> {
    return this.#write(() => foundIn(this.#statement('take').get(id)));
  }

  async listOf(owner: string, kind: string | undefined): Promise<FoundRecord[]> {
    return this.#read(() => this.#statement('listOf').all(owner, kind ?? null).flatMap((row) => foundIn(row) ?? []));
  }

  async close(): Promise<void> {
    if (this.db.isOpen) this.db.close();
  }

  /** Prepared once. */
  #statement(name: keyof typeof sql): StatementSync {
    let statement = this.#statements.get(name);
    if (!statement) this.#statements.set(name, (statement = this.db.prepare(sql[name])));
    return statement;
  }

  #purge(now: Instant): void {
    const at = performance.now();
    if (at - this.#purgedAt < purgeEveryMs) return;
    this.#statement('purge').run(now);
    this.#purgedAt = at;
  }

  #write<T>(work: () => T): T {
    try {
      return this.#file.write(work);
    } catch (error) {
      throw unavailable(error);
    }
  }

  /** From a file that was moved away nobody learns what was removed since: it is not read. */
  #read<T>(work: () => T): T {
    try {
      this.#file.assertInPlace();
      return work();
    } catch (error) {
      throw unavailable(error);
    }
  }
}

function unavailable(error: unknown): Error {
  if (error instanceof NotWritable) return error;
  return new Unavailable(`The access records in access.db do not answer: ${whyUnusable(error) ?? (error as Error).message}.`);
}

function foundIn(row: Record<string, unknown> | undefined): FoundRecord | undefined {
  if (!row) return undefined;
  const { id, kind, owner, expires, revision, sealed } = row as { id: string; kind: string; owner: string | null; expires: string | null; revision: number; sealed: Uint8Array };
  return { id, kind, owner: owner ?? undefined, expiresAt: expires ?? undefined, revision, sealed };
}

