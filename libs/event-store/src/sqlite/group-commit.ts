import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { LRUCache } from 'lru-cache';
import type { Sealed } from '../envelope/sealed.js';
import { WrongExpectedRevision } from '../errors.js';
import type { Appended, Head } from '../port.js';
import { sql } from './schema.js';
import type { WritableFile } from './writable-file.js';

export interface Waiting {
  stream: string;
  head: Head;
  sealed: readonly Sealed[];
  resolve(appended: Appended): void;
  reject(error: Error): void;
}

type Outcome = Appended | WrongExpectedRevision;

/** A group takes at most so many appends, so that other work of the process gets its turn. */
const GROUP = 1000;
/** Turns of the event loop that a group may gather for, at most. */
const MOST_TURNS = 4;
/** Streams whose heads are remembered. */
const HEADS = 10_000;

type StoredHead = Exclude<Head, 'no-stream'>;

/**
 * Appends that wait at one turn of the event loop, or come in the next few, are committed in one transaction: one flush
 * to disk for all of them. Each is checked and refused on its own. What fails (a full disk, a damaged page) fails for the whole group.
 */
export class GroupCommit {
  #waiting: Waiting[] = [];
  /** Where the streams written last stand. Nobody else writes, so it is what is stored, unless a transaction failed. */
  readonly #heads = new LRUCache<string, StoredHead>({ max: HEADS });
  readonly #begin: StatementSync;
  readonly #commit: StatementSync;
  readonly #insert: StatementSync;
  readonly #headOf: StatementSync;
  readonly #at: StatementSync;

  constructor(
    private readonly db: DatabaseSync,
    private readonly file: WritableFile,
    private readonly committed: () => void,
    private readonly failed: (error: unknown) => Error,
  ) {
    this.#begin = db.prepare('BEGIN IMMEDIATE');
    this.#commit = db.prepare('COMMIT');
    this.#insert = db.prepare(sql.insert);
    this.#headOf = db.prepare(sql.headOf);
    this.#at = db.prepare(sql.at);
  }

  add(waiting: Waiting): void {
    if (this.#waiting.push(waiting) === 1) setImmediate(() => this.#gather(1, MOST_TURNS));
  }

  /** Waits on while each turn brings more: under load fewer flushes then serve more appends. A single one never waits. */
  #gather(before: number, turns: number): void {
    const now = this.#waiting.length;
    if (now > before && turns > 0) setImmediate(() => this.#gather(now, turns - 1));
    else this.flush();
  }

  /** Commits what waits, now. */
  flush(): void {
    while (this.#waiting.length > 0) {
      const group = this.#waiting.splice(0, GROUP);
      this.#commitGroup(group);
    }
  }

  #commitGroup(group: readonly Waiting[]): void {
    let outcomes: Outcome[];
    try {
      this.file.assertInPlace();
      this.#begin.run();
      outcomes = group.map((one) => this.#append(one));
      this.#commit.run();
    } catch (error) {
      const reason = this.file.failed(error) ?? this.failed(error);
      this.#heads.clear();
      // SQLite rolls some failures back by itself.
      if (this.db.isTransaction) this.db.exec('ROLLBACK');
      for (const one of group) one.reject(reason);
      return;
    }
    this.file.wrote();
    this.committed();
    outcomes.forEach((outcome, i) => {
      if (outcome instanceof Error) group[i]?.reject(outcome);
      else group[i]?.resolve(outcome);
    });
  }

  #append({ stream, head, sealed }: Waiting): Outcome {
    const last = this.#heads.get(stream) ?? (this.#headOf.get(stream) as StoredHead | undefined);
    const onHead = head === 'no-stream' ? !last : last?.revision === head.revision && last.hash === head.hash;
    if (!onHead) return this.#repeated(stream, sealed) ?? wrongRevision(stream, head, last);
    let position: number | bigint = 0;
    for (const event of sealed) position = this.#insert.run(stream, event.revision, event.hash, event.text).lastInsertRowid;
    const { revision, hash } = sealed.at(-1) as Sealed;
    this.#heads.set(stream, { revision, hash });
    return appended(sealed, position);
  }

  /** The same text at the same place (its hash covers all before it) was stored by an earlier try. */
  #repeated(stream: string, sealed: readonly Sealed[]): Appended | undefined {
    const last = sealed.at(-1);
    const there = last && (this.#at.get(stream, last.revision) as { hash: string; position: number } | undefined);
    return there?.hash === last?.hash && there ? appended(sealed, there.position) : undefined;
  }
}

const appended = (sealed: readonly Sealed[], position: number | bigint): Appended => {
  const last = sealed.at(-1) as Sealed;
  return { revision: last.revision, hash: last.hash, position: String(position) };
};

const wrongRevision = (stream: string, head: Head, last: StoredHead | undefined): WrongExpectedRevision =>
  new WrongExpectedRevision(stream, head === 'no-stream' ? head : head.revision, last?.revision ?? 'no-stream');
