import type { SQLInputValue } from 'node:sqlite';
import type { Instant } from '#kernel';
import { openAccessFile, type AccessFile } from '../access-state/access-file.js';
import type { EntryFilter, LogStore, StoredEntry, StoredPage } from './log-store.js';

const insert = 'INSERT INTO entries (at, kind, who, sealed) VALUES (?, ?, ?, ?)';
const prune = 'DELETE FROM entries WHERE at < ?';

/** The access log in `access.db`, in the data folder of the embedded log. @throws DataFolderUnusable when the file cannot be used */
export const openSqliteLog = (folder: string): LogStore => new SqliteLog(openAccessFile(folder));

class SqliteLog implements LogStore {
  constructor(private readonly file: AccessFile) {}

  async add({ at, kind, who, sealed }: StoredEntry): Promise<void> {
    this.file.write(() => this.file.statement(insert).run(at, kind, who ?? null, sealed));
  }

  async page(filter: EntryFilter, limit: number, after?: string): Promise<StoredPage> {
    if (after !== undefined && !/^\d{1,15}$/u.test(after)) throw new RangeError('That is not the key of a page.');
    const { where, values } = conditionsOf(filter, after);
    const sql = `SELECT id, at, kind, who, sealed FROM entries WHERE ${where} ORDER BY id DESC LIMIT ?`;
    const rows = this.file.read(() => this.file.statement(sql).all(...values, limit + 1)) as unknown as (StoredEntry & { id: number; who: string | null })[];
    const entries = rows.slice(0, limit);
    return { entries: entries.map(({ at, kind, who, sealed }) => ({ at, kind, who: who ?? undefined, sealed })), next: rows.length > limit ? String(entries.at(-1)?.id) : undefined };
  }

  async prune(before: Instant): Promise<void> {
    this.file.write(() => this.file.statement(prune).run(before));
  }

  async close(): Promise<void> {
    this.file.close();
  }
}

function conditionsOf({ who, kind, from, before }: EntryFilter, after: string | undefined): { where: string; values: SQLInputValue[] } {
  const all: [string, SQLInputValue | undefined][] = [['at >= ?', from], ['at < ?', before], ['who = ?', who], ['kind = ?', kind], ['id < ?', after === undefined ? undefined : Number(after)]];
  const given = all.flatMap(([text, value]) => (value === undefined ? [] : [[text, value] as const]));
  return { where: given.map(([text]) => text).join(' AND '), values: given.map(([, value]) => value) };
}
