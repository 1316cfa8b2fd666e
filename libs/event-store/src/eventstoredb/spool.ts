import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { Position } from '#kernel';
import type { Stored } from '../envelope/opened.js';
import { start } from '../port.js';
import { comparePositions } from './positions.js';

const limit = 500;

/**
 * A copy of the whole log in a temporary file that is deleted with the process. Building a read model reads the whole log and
 * then each stream: with this copy the server sends each event once.
 */
export class Spool {
  readonly #folder: string;
  readonly #file: DatabaseSync;
  readonly #insert: StatementSync;
  #read: StatementSync | undefined;
  #usable = true;
  /** The position of the last event in the copy. */
  #last: Position | undefined;

  /** @param folder with free space for one more copy of the log */
  constructor(folder: string) {
    this.#folder = mkdtempSync(join(folder, 'spool-'));
    this.#file = new DatabaseSync(join(this.#folder, 'events.db'));
    this.#file.exec(`PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;
      CREATE TABLE events (stream TEXT, revision INTEGER, position TEXT, hash TEXT, text TEXT) STRICT`);
    this.#insert = this.#file.prepare('INSERT INTO events VALUES (?, ?, ?, ?, ?)');
    // Unlinking the open file, where the system allows it, leaves nothing behind when the process is killed.
    this.#remove();
  }

  /**
   * Keeps each event once, in the order of the log. Skips events that an earlier read added, and reads that began after
   * the end of the copy. When the disk is full, streams are read from the server as without a copy.
   * @param after the position after which the read of these events began
   */
  keep(events: readonly Stored[], after: Position = start): void {
    const last = this.#last ?? after;
    if (!this.#usable || comparePositions(after, last) > 0) return;
    try {
      this.#file.exec('BEGIN');
      for (const { stream, revision, position, hash, text } of events) {
        if (comparePositions(position, last) <= 0) continue;
        this.#insert.run(stream, revision, position, hash, text);
        this.#last = position;
      }
      this.#file.exec('COMMIT');
    } catch {
      this.close();
    }
  }

  /** The events of a stream that are in the copy; undefined when the first event is missing. */
  stream(stream: string): Generator<Stored[]> | undefined {
    if (!this.#usable) return undefined;
    this.#read ??= this.#indexed();
    const first = this.#chunk(this.#read, stream, 0);
    return first[0]?.revision === 0 ? this.#chunks(this.#read, stream, first) : undefined;
  }

  close(): void {
    if (this.#usable) this.#file.close();
    this.#usable = false;
    this.#remove();
  }

  *#chunks(read: StatementSync, stream: string, first: Stored[]): Generator<Stored[]> {
    for (let chunk = first; chunk.length > 0; chunk = this.#chunk(read, stream, (chunk.at(-1)?.revision ?? 0) + 1)) yield chunk;
  }

  #chunk(read: StatementSync, stream: string, from: number): Stored[] {
    return read.all(stream, from, limit) as unknown as Stored[];
  }

  /** Creates the index after all rows are inserted, which is faster than maintaining it from the start. */
  #indexed(): StatementSync {
    this.#file.exec('CREATE INDEX by_stream ON events (stream, revision)');
    return this.#file.prepare('SELECT stream, revision, position, hash, text FROM events WHERE stream = ? AND revision >= ? ORDER BY revision LIMIT ?');
  }

  #remove(): void {
    try {
      rmSync(this.#folder, { recursive: true, force: true });
    } catch {
      // `close` deletes the folder.
    }
  }
}
