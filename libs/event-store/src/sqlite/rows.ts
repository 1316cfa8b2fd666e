import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Stored } from '../envelope/opened.js';
import { Damaged } from '../errors.js';
import { sql } from './schema.js';

/** A row as `sql` selects it. Reading arrays is 1.5 times as fast as reading objects. */
export type Row = [position: number, stream: string, revision: number, hash: string, body: string];

/** Limits of a batch in events and, approximately, in bytes: large events are read in smaller batches. */
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
  readonly #forwards: StatementSync;
  readonly #backwards: StatementSync;
  readonly #at: StatementSync;
  readonly #last: StatementSync;

  constructor(db: DatabaseSync) {
    this.#all = arrayStatement(db, sql.all);
    this.#forwards = arrayStatement(db, sql.up);
    this.#backwards = arrayStatement(db, sql.down);
    this.#at = arrayStatement(db, sql.at);
    this.#last = arrayStatement(db, sql.last);
  }

  /** Positions have no gaps: a missing position is a lost event. */
  after(position: number, limit: number): Row[] {
    const rows = this.#all.all(position, limit) as unknown as Row[];
    let expected = position;
    for (const row of rows)
      if (row[0] !== ++expected) throw new Damaged(`The event at position ${expected} is missing: the next one is at ${row[0]}.`);
    return rows;
  }

  ofStream(stream: string, from: number, backwards: boolean, limit: number): Row[] {
    return (backwards ? this.#backwards : this.#forwards).all(stream, from, limit) as unknown as Row[];
  }

  hashAt(stream: string, revision: number): string | undefined {
    return (this.#at.get(stream, revision) as unknown as [string, number] | undefined)?.[0];
  }

  last(): number {
    return (this.#last.get() as unknown as [number])[0];
  }
}

const arrayStatement = (db: DatabaseSync, text: string): StatementSync => {
  const statement = db.prepare(text);
  statement.setReturnArrays(true);
  return statement;
};
