import { hash } from 'node:crypto';
import type { SQLInputValue } from 'node:sqlite';
import { LRUCache } from 'lru-cache';
import type { PlainDate } from '#kernel';
import type { Statements } from './statements.js';

/** Number of writes remembered, at about 150 bytes each. */
const REMEMBERED = 50_000;

/**
 * Skips a write that equals the last one under its key: most events change the rows of few projections.
 * Call `forget` after a rollback.
 */
export class WrittenRows {
  readonly #digests = new LRUCache<string, string>({ max: REMEMBERED });

  constructor(private readonly db: Statements) {}

  /** @param today rows of another day are always written: `renew` may have changed them */
  run(key: string, today: PlainDate, write: (db: Statements) => void): void {
    const pending = new PendingStatements(this.db);
    write(pending);
    const digest = pending.digest(today);
    if (digest !== undefined && this.#digests.get(key) === digest) return;
    this.#digests.delete(key);
    pending.execute();
    if (digest !== undefined) this.#digests.set(key, digest);
  }

  forget(): void {
    this.#digests.clear();
  }
}

/** Buffers statements. A write that reads must see its earlier statements, so it runs them at once and has no digest. */
class PendingStatements implements Statements {
  #pending: [sql: string, values: SQLInputValue[]][] = [];
  #reads = false;

  constructor(private readonly db: Statements) {}

  run(sql: string, ...values: SQLInputValue[]): void {
    if (this.#reads) this.db.run(sql, ...values);
    else this.#pending.push([sql, values]);
  }

  get<R extends object>(sql: string, ...values: SQLInputValue[]): R | undefined {
    this.#startReading();
    return this.db.get<R>(sql, ...values);
  }

  all<R extends object>(sql: string, ...values: SQLInputValue[]): R[] {
    this.#startReading();
    return this.db.all<R>(sql, ...values);
  }

  execute(): void {
    for (const [sql, values] of this.#pending) this.db.run(sql, ...values);
    this.#pending = [];
  }

  digest(today: PlainDate): string | undefined {
    if (this.#reads) return undefined;
    // Concatenates text, because serializing the rows and hashing bytes would take as long as calculating the rows.
    let text: string = today;
    for (const [sql, values] of this.#pending) {
      text += `\n${sql}`;
      for (const value of values) {
        const one = ArrayBuffer.isView(value) ? Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64') : String(value);
        text += `\n${typeof value} ${one.length} ${one}`;
      }
    }
    return hash('sha1', text);
  }

  #startReading(): void {
    this.execute();
    this.#reads = true;
  }
}
