import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Stored } from '../envelope/opened.js';
import { Damaged } from '../errors.js';
import { sql } from './schema.js';

/** A row as `sql` selects it. Arrays are half again as fast to read as objects. */
export type Row = [position: number, stream: string, revision: number, hash: string, body: string];

/** Batches are limited by events and, approximately, by bytes: large events come in smaller batches. */
const EVENTS = 500;
const FIRST = 64;
const BYTES = 4 * 1024 * 1024;

/** The next limit, from the size of the last batch. */
export const nextLimit = (batch: readonly Stored[]): number => {
  const bytes = batch.reduce((sum, { text }) => sum + text.length, 0);
  return Math.max(1, Math.min(EVENTS, Math.floor((BYTES * batch.length) / Math.max(bytes, 1))));
};
export const firstLimit = FIRST;

export const storedOf = ([position, stream, revision, hash, text]: Row): Stored => ({
  position: String(position),
  stream,
  revision,
  hash,
  text,
});

/** Reads on one connection. No read transaction stays open between two batches. */
export class Rows {
  readonly #all: StatementSync;
  readonly #up: StatementSync;
  readonly #down: StatementSync;
  readonly #at: StatementSync;
  readonly #last: StatementSync;

  constructor(db: DatabaseSync) {
    this.#all = lists(db, sql.all);
    this.#up = lists(db, sql.up);
    this.#down = lists(db, sql.down);
    this.#at = lists(db, sql.at);
    this.#last = lists(db, sql.last);
  }

  /** Positions have no gaps: a missing position is a lost event. */
  after(position: number, limit: number): Row[] {
    const rows = this.#all.all(position, limit) as unknown as Row[];
    let expected = position;
    for (const row of rows)
      if (row[0] !== ++expected) throw new Damaged(`The event at position ${expected} is missing: the next one is at ${row[0]}.`);
    return rows;
  }

  ofStream(stream: string, from: number, down: boolean, limit: number): Row[] {
    return (down ? this.#down : this.#up).all(stream, from, limit) as unknown as Row[];
  }

  hashAt(stream: string, revision: number): string | undefined {
    return (this.#at.get(stream, revision) as unknown as [string, number] | undefined)?.[0];
  }

  last(): number {
    return (this.#last.get() as unknown as [number])[0];
  }
}

const lists = (db: DatabaseSync, text: string): StatementSync => {
  const statement = db.prepare(text);
  statement.setReturnArrays(true);
  return statement;
};
