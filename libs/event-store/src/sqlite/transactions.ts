import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { LRUCache } from 'lru-cache';
import type { Sealed } from '../envelope/sealed.js';
import type { Appended, Head } from '../port.js';
import { sql } from './schema.js';

/** One append as it is committed: no more than what can be sent to another thread. */
export interface SealedAppend {
  stream: string;
  head: Head;
  sealed: readonly Sealed[];
}

/** What came of one append of a group. `standsAt`: it was refused, because its stream is at that revision. */
export type Outcome = Appended | { standsAt: number | 'no-stream' };

/** Streams whose heads are remembered. */
const HEADS = 10_000;

type StoredHead = Exclude<Head, 'no-stream'>;

/** Commits groups of appends on one connection, each group in one transaction. */
export class Transactions {
  /** Where the streams written last stand. Nobody else writes, so it is what is stored, unless a transaction failed. */
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
   * Each append is checked and refused on its own. The answers are given when all is on the disk.
   * @throws what SQLite says (a full disk, a damaged page): then nothing of the group was stored
   */
  commit(group: readonly SealedAppend[]): Outcome[] {
    try {
      this.#begin.run();
      const outcomes = group.map((one) => this.#append(one));
      this.#commit.run();
      return outcomes;
    } catch (error) {
      this.#heads.clear();
      // SQLite rolls some failures back by itself.
      if (this.db.isTransaction) this.db.exec('ROLLBACK');
      throw error;
    }
  }

  #append({ stream, head, sealed }: SealedAppend): Outcome {
    const last = this.#heads.get(stream) ?? (this.#headOf.get(stream) as StoredHead | undefined);
    const onHead = head === 'no-stream' ? !last : last?.revision === head.revision && last.hash === head.hash;
    if (!onHead) return this.#repeated(stream, sealed) ?? { standsAt: last?.revision ?? 'no-stream' };
    let position: number | bigint = 0;
    for (const event of sealed) position = this.#insert.run(stream, event.revision, event.hash, event.text).lastInsertRowid;
    const { revision, hash } = sealed.at(-1) as Sealed;
    this.#heads.set(stream, { revision, hash });
    return { revision, hash, position: String(position) };
  }

  /** The same text at the same place (its hash covers all before it) was stored by an earlier try. */
  #repeated(stream: string, sealed: readonly Sealed[]): Appended | undefined {
    const { revision, hash } = sealed.at(-1) as Sealed;
    const there = this.#at.get(stream, revision) as { hash: string; position: number } | undefined;
    return there?.hash === hash ? { revision, hash, position: String(there.position) } : undefined;
  }
}
