import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { noRevision, tombstoneRevision, bytesOf, type StoredRecord } from './record.js';
import { recordOf, whole } from './rows.js';
import { isMetastream, metadataType, metastreamOf, readMetadata } from './stream-metadata.js';

export type StreamPage =
  | { is: 'no stream' }
  | { is: 'tombstoned' }
  | { is: 'page'; events: StoredRecord[]; last: bigint; atEnd: boolean };

const everything = 2n ** 63n - 1n;

/** Reads the log as one node sees it. */
export class LogReader {
  /** The last position that this node sees. It does not change while the node is cut off. */
  seen = everything;

  constructor(private readonly database: DatabaseSync) {}

  /** The revision of the last event that a stream ever had. */
  lastRevision(stream: string): bigint {
    const row = this.#statement('SELECT max(revision) AS revision FROM events WHERE stream = ? AND position <= ?').get(stream, this.seen);
    return whole(row, 'revision') ?? noRevision;
  }

  at(stream: string, revision: bigint): StoredRecord | undefined {
    return this.#records('SELECT * FROM events WHERE stream = ? AND revision = ? AND position <= ?', stream, revision, this.seen)[0];
  }

  streams(): string[] {
    return this.#statement('SELECT DISTINCT stream FROM events').all().map((row) => String(row['stream']));
  }

  /** The bytes of the newest metadata of a stream, and their revision. */
  metadata(stream: string): { raw: Uint8Array; revision: bigint } | undefined {
    const [newest] = this.#records('SELECT * FROM events WHERE stream = ? AND position <= ? ORDER BY revision DESC LIMIT 1', metastreamOf(stream), this.seen);
    return newest?.type === metadataType ? { raw: newest.data, revision: newest.revision } : undefined;
  }

  isSoftDeleted(stream: string): boolean {
    return readMetadata(this.metadata(stream)?.raw).truncateBefore === tombstoneRevision;
  }

  /** The first revision of a stream that can be read, by its metadata. */
  firstRevision(stream: string, last: bigint): bigint {
    const { truncateBefore = 0n, maxCount = isMetastream(stream) ? 1n : undefined } = readMetadata(this.metadata(stream)?.raw);
    const kept = maxCount === undefined ? 0n : last - maxCount + 1n;
    return kept > truncateBefore ? kept : truncateBefore;
  }

  forwards(stream: string, from: bigint, limit: bigint): StreamPage {
    return this.#page(stream, (first, last) => {
      const events = this.#records(
        'SELECT * FROM events WHERE stream = ? AND revision >= ? AND position <= ? ORDER BY revision LIMIT ?',
        stream, from > first ? from : first, this.seen, limit,
      );
      return { is: 'page', events, last, atEnd: (events.at(-1)?.revision ?? last) >= last };
    });
  }

  backwards(stream: string, from: bigint, limit: bigint): StreamPage {
    return this.#page(stream, (first, last) => {
      const events = this.#records(
        'SELECT * FROM events WHERE stream = ? AND revision BETWEEN ? AND ? AND position <= ? ORDER BY revision DESC LIMIT ?',
        stream, first, from, this.seen, limit,
      );
      return { is: 'page', events, last, atEnd: (events.at(-1)?.revision ?? first) <= first };
    });
  }

  #page(stream: string, read: (first: bigint, last: bigint) => StreamPage): StreamPage {
    const last = this.lastRevision(stream);
    const original = isMetastream(stream) ? this.lastRevision(stream.slice(2)) : last;
    if (last === tombstoneRevision || original === tombstoneRevision) return { is: 'tombstoned' };
    if (last === noRevision || this.isSoftDeleted(stream)) return { is: 'no stream' };
    return read(this.firstRevision(stream, last), last);
  }

  /** The events of the log in order, from a position. */
  allFrom(position: bigint, limit: bigint): StoredRecord[] {
    return this.#records('SELECT * FROM events WHERE position BETWEEN ? AND ? ORDER BY position LIMIT ?', position, this.seen, limit);
  }

  allBefore(position: bigint, limit: bigint): StoredRecord[] {
    return this.#records(
      'SELECT * FROM events WHERE position < ? AND position <= ? ORDER BY position DESC LIMIT ?',
      position, this.seen, limit,
    );
  }

  /** The events written to a stream after a position, independent of its metadata. */
  liveAfter(stream: string, position: bigint, limit: bigint): StoredRecord[] {
    return this.#records(
      'SELECT * FROM events WHERE stream = ? AND position > ? AND position <= ? ORDER BY position LIMIT ?',
      stream, position, this.seen, limit,
    );
  }

  /** The position of the last event; -1 in an empty log. */
  head(): bigint {
    const row = this.#statement('SELECT max(position) AS position FROM events WHERE position <= ?').get(this.seen);
    return whole(row, 'position') ?? -1n;
  }

  /** The position of the next event. */
  end(): bigint {
    const [last] = this.allBefore(everything, 1n);
    return last ? last.position + bytesOf(last.stream, last) : 0n;
  }

  /** True if a read may start here: at the start, at an event, at a scavenged event, or beyond the end. */
  isPlace(position: bigint): boolean {
    if (position === 0n || position >= this.end()) return true;
    const found = this.#statement('SELECT 1 FROM events WHERE position = ?1 UNION ALL SELECT 1 FROM scavenged WHERE position = ?1').get(position);
    return found !== undefined;
  }

  #records(sql: string, ...values: SQLInputValue[]): StoredRecord[] {
    return this.#statement(sql).all(...values).map(recordOf);
  }

  readonly #statements = new Map<string, ReturnType<DatabaseSync['prepare']>>();

  #statement(sql: string): ReturnType<DatabaseSync['prepare']> {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.database.prepare(sql);
      statement.setReadBigInts(true);
      this.#statements.set(sql, statement);
    }
    return statement;
  }
}
