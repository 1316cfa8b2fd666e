import type { Instant, PlainDate, StreamKind } from '#kernel';
import type { Statements } from './file/statements.js';

/** The folded state of one stream, as a projection receives it. */
export interface Folded<W> {
  stream: string;
  /** The stream's name without its prefix: `ulo-<id>`. */
  id: string;
  /** The current state. It is shared, so a projection must not change it. */
  state: W;
  /** The revision of the last event folded. */
  revision: number;
  lastRecordedAt: Instant;
  /** True when the stream was started by the example data. */
  example: boolean;
}

/** A projection: its tables, and the function that turns the folded state of one stream into rows. */
export interface Projection<W> {
  name: string;
  /** Increase it when the tables or rows change: a new model is then built while the old one stays in use. */
  version: number;
  /** Versions of all facts, warnings and rules that its rows depend on. When the list changes, the read model is rebuilt. */
  madeWith?: readonly string[];
  kind: StreamKind;
  /**
   * `CREATE TABLE …; CREATE TRIGGER …;`, run once on an empty file. Use WITHOUT ROWID only for short rows: in a tree of long
   * rows each step reads whole rows, and a lookup takes three to five times as long.
   */
  schema: string;
  /** `CREATE INDEX …;`, run once after the first build, which is faster than maintaining indexes during the build. */
  indexes?: string;
  /** Replaces all rows of this stream. Throws only when the stream cannot be projected: it is then parked. */
  write(db: Statements, folded: Folded<W>, today: PlainDate): void;
  /** Renews at most `limit` rows that depend on the day. True: there are more. Called until it returns false. */
  renew?(db: Statements, today: PlainDate, limit: number): boolean;
}

/** A projection without its state type. */
export type AnyProjection = Projection<never>;
