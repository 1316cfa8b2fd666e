import { LRUCache } from 'lru-cache';
import type { Instant } from '#kernel';
import { openAccessFile, type AccessFile } from './access-file.js';
import type { FoundRecord, RecordStore, StoredRecord } from './record-store.js';

const columns = 'id, kind, owner, expires, revision, sealed';
const sql = {
  add: `INSERT INTO records VALUES (?, ?, ?, ?, 0, ?) ON CONFLICT (id) DO UPDATE
    SET owner = excluded.owner, expires = excluded.expires, revision = records.revision + 1, sealed = excluded.sealed WHERE records.expires <= ?`,
  get: `SELECT ${columns} FROM records WHERE id = ?`,
  change: 'UPDATE records SET sealed = ?, revision = revision + 1 WHERE id = ? AND revision = ?',
  take: `DELETE FROM records WHERE id = ? RETURNING ${columns}`,
  listOf: `SELECT ${columns} FROM records WHERE owner = ?1 AND (?2 IS NULL OR kind = ?2)`,
  purge: 'DELETE FROM records WHERE expires <= ?',
  version: 'PRAGMA data_version',
} as const;
/** Milliseconds between two deletions of expired records. */
const purgeEveryMs = 60_000;
/** The size of the row cache. */
const CACHE_SIZE = 5_000;

/** Access records in the data folder of the embedded log. @throws DataFolderUnusable when the file cannot be used */
export const openSqliteRecords = (folder: string): RecordStore => new SqliteRecords(openAccessFile(folder));

class SqliteRecords implements RecordStore {
  #purgedAt = -Infinity;
  /** Cached rows at `#version`. SQLite changes that version when another process commits; own changes remove their rows. */
  readonly #rows = new LRUCache<string, FoundRecord>({ max: CACHE_SIZE });
  #version: unknown;
  #checkedThisTurn = false;

  constructor(private readonly file: AccessFile) {}

  async add(record: StoredRecord, now: Instant): Promise<boolean> {
    const { id, kind, owner = null, expiresAt = null, sealed } = record;
    return this.file.write(() => {
      this.#purge(now);
      this.#rows.delete(id);
      return this.file.statement(sql.add).run(id, kind, owner, expiresAt, sealed, now).changes === 1;
    });
  }

  async get(id: string): Promise<FoundRecord | undefined> {
    return this.file.read(() => {
      this.#dropStaleRows();
      const known = this.#rows.get(id);
      if (known) return known;
      const found = foundIn(this.file.statement(sql.get).get(id));
      if (found) this.#rows.set(id, found);
      return found;
    });
  }

  async change({ id, revision }: FoundRecord, sealed: Uint8Array): Promise<boolean> {
    return this.file.write(() => {
      this.#rows.delete(id);
      return this.file.statement(sql.change).run(sealed, id, revision).changes === 1;
    });
  }

  async take(id: string): Promise<FoundRecord | undefined> {
    return this.file.write(() => {
      this.#rows.delete(id);
      return foundIn(this.file.statement(sql.take).get(id));
    });
  }

  async listOf(owner: string, kind: string | undefined): Promise<FoundRecord[]> {
    return this.file.read(() => this.file.statement(sql.listOf).all(owner, kind ?? null).flatMap((row) => foundIn(row) ?? []));
  }

  async close(): Promise<void> {
    this.file.close();
  }

  /** Checked once in a turn of the event loop: a request that follows an answer of another process arrives in a later turn. */
  #dropStaleRows(): void {
    if (this.#checkedThisTurn) return;
    this.#checkedThisTurn = true;
    setImmediate(() => (this.#checkedThisTurn = false));
    const version = this.file.statement(sql.version).get()?.['data_version'];
    if (version === this.#version) return;
    this.#rows.clear();
    this.#version = version;
  }

  #purge(now: Instant): void {
    const at = performance.now();
    if (at - this.#purgedAt < purgeEveryMs) return;
    this.file.statement(sql.purge).run(now);
    this.#rows.clear();
    this.#purgedAt = at;
  }
}

function foundIn(row: Record<string, unknown> | undefined): FoundRecord | undefined {
  if (!row) return undefined;
  const { id, kind, owner, expires, revision, sealed } = row as { id: string; kind: string; owner: string | null; expires: string | null; revision: number; sealed: Uint8Array };
  return { id, kind, owner: owner ?? undefined, expiresAt: expires ?? undefined, revision, sealed };
}
