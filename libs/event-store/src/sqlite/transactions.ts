import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { LRUCache } from 'lru-cache';
import type { Sealed } from '../envelope/sealed.js';
import type { Appended, Head } from '../port.js';
import { sql } from './schema.js';

/** One append in a form that can be sent to another thread. */
export interface SealedAppend {
  stream: string;
  head: Head;
  sealed: readonly Sealed[];
}

/** The outcome of one append. `actualRevision`: the append was refused because its stream is at that revision. */
export type Outcome = Appended | { actualRevision: number | 'no-stream' };

/** Number of streams whose heads are cached. */
const HEADS = 10_000;

type StoredHead = Exclude<Head, 'no-stream'>;

/** Commits groups of appends on one connection, each group in one transaction. */
export class Transactions {
  /** Heads of the streams written last. This is the only writer, so they are correct until a transaction fails. */
  readonly #heads = new LRUCache<string, StoredHead>({ max: HEADS });
  readonly #begin: StatementSync;
  readonly #commit: StatementSync;
  readonly #insert: StatementSync;
  readonly #headOf: StatementSync;
  readonly #at: StatementSync;

  constructor(private readonly db: DatabaseSync) {
    this.#begin = db.prepare('BEGIN IMMEDIATE');
    this.#commit = db.prepare('COMMIT');
    this.#insert = db.prepare(sql.insert);
    this.#headOf = db.prepare(sql.headOf);
    this.#at = db.prepare(sql.at);
  }

  /**
   * Checks and refuses each append separately. Returns once all are on disk.
   * @throws SQLite errors (disk full, damaged page): nothing of the group was stored
   */
  commit(group: readonly SealedAppend[]): Outcome[] {
    try {
      this.#begin.run();
      const outcomes = group.map((one) => this.#append(one));
      this.#commit.run();
      return outcomes;
    } catch (error) {
      this.#heads.clear();
      // SQLite rolls back some failures itself.
      if (this.db.isTransaction) this.db.exec('ROLLBACK');
      throw error;
    }
  }

  #append({ stream, head, sealed }: SealedAppend): Outcome {
    const last = this.#heads.get(stream) ?? (this.#headOf.get(stream) as StoredHead | undefined);
    const onHead = head === 'no-stream' ? !last : last?.revision === head.revision && last.hash === head.hash;
    if (!onHead) return this.#earlierResult(stream, sealed) ?? { actualRevision: last?.revision ?? 'no-stream' };
    let position: number | bigint = 0;
    for (const event of sealed) position = this.#insert.run(stream, event.revision, event.hash, event.text).lastInsertRowid;
    const { revision, hash } = sealed.at(-1) as Sealed;
    this.#heads.set(stream, { revision, hash });
    return { revision, hash, position: String(position) };
  }

  /** The result of an earlier attempt that stored the same events. The last hash covers all events before it. */
  #earlierResult(stream: string, sealed: readonly Sealed[]): Appended | undefined {
    const { revision, hash } = sealed.at(-1) as Sealed;
    const stored = this.#at.get(stream, revision) as { hash: string; position: number } | undefined;
    return stored?.hash === hash ? { revision, hash, position: String(stored.position) } : undefined;
  }
}
