import type { Instant, PlainDate, StreamKind } from '#kernel';
import type { Statements } from './file/statements.js';

/** What one stream has come to, as a projection gets it. */
export interface Folded<W> {
  stream: string;
  /** The stream's name without its kind: `ulo-<id>`. */
  id: string;
  /** The fold of everything known. Not the projection's own: it must not change it. */
  state: W;
  /** Of the last event folded. */
  revision: number;
  lastRecordedAt: Instant;
  /** True when the stream was begun by shipped example data. */
  example: boolean;
}

/** A read model of one view: its tables, and the rows it makes of the folded state of one stream. */
export interface Projection<W> {
  name: string;
  /** Raise it when the tables or the rows change: the model is then built anew, beside the old one. */
  version: number;
  /** The versions of all that its rows are made with (facts, warnings, rules): another list is another read model. */
  madeWith?: readonly string[];
  kind: StreamKind;
  /** `CREATE TABLE …; CREATE TRIGGER …;`, run once on an empty file. */
  schema: string;
  /** `CREATE INDEX …;`, run once, when the first rows are in: that is faster than keeping them from the start. */
  indexes?: string;
  /** Replaces every row of this stream. Throws only when the stream cannot be shown: it is then parked. */
  write(db: Statements, folded: Folded<W>, today: PlainDate): void;
  /** Renews what depends on the day, at most `limit` rows. True: there are more. Asked until it answers false. */
  renew?(db: Statements, today: PlainDate, limit: number): boolean;
}

/** A projection as the runner holds it, whatever its state is. */
export type AnyProjection = Projection<never>;
