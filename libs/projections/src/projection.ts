import type { Instant, PlainDate, StreamKind } from '#kernel';
import type { Statements } from './file/statements.js';

/** The folded state of one stream, as a projection receives it. */
export interface Folded<W> {
  stream: string;
  /** The stream's name without its prefix: `ulo-<id>`. */
  id: string;
  /** The fold of everything known. Shared: a projection must not change it. */
  state: W;
  /** The revision of the last event folded. */
  revision: number;
  lastRecordedAt: Instant;
  /** True when the stream was started by the example data. */
  example: boolean;
}

/** A read model of one view: its tables, and the rows it makes of the folded state of one stream. */
export interface Projection<W> {
  name: string;
  /** Increase it when the tables or rows change: a new model is then built while the old one stays in use. */
  version: number;
  /** Versions of everything that its rows are made with (facts, warnings, rules). A changed list is another read model. */
  madeWith?: readonly string[];
  kind: StreamKind;
  /**
   * `CREATE TABLE …; CREATE TRIGGER …;`, run once on an empty file. Only tables of short rows go WITHOUT ROWID: of others each
   * step down their tree reads whole rows, and a look-up takes three to five times as long.
   */
  schema: string;
  /** `CREATE INDEX …;`, run once after the first rows: that is faster than maintaining indexes from the start. */
  indexes?: string;
  /** Replaces all rows of this stream. Throws only when the stream cannot be projected: it is then parked. */
  write(db: Statements, folded: Folded<W>, today: PlainDate): void;
  /** Renews at most `limit` rows that depend on the day. True: there are more. Called until it returns false. */
  renew?(db: Statements, today: PlainDate, limit: number): boolean;
}

/** A projection with its state type erased, as the runner holds it. */
export type AnyProjection = Projection<never>;
