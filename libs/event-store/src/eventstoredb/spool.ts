import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { Position } from '#kernel';
import type { Stored } from '../envelope/opened.js';
import { start } from '../port.js';
import { comparePositions } from './positions.js';

const limit = 500;

/**
 * What was read of the whole log, in a file that nobody else sees and that ends with the process. Who builds a read model
 * reads everything and then each stream: so the server is asked for each event once.
 */
export class Spool {
  readonly #folder: string;
  readonly #file: DatabaseSync;
  readonly #insert: StatementSync;
  #read: StatementSync | undefined;
  #usable = true;
  /** Of the last event that was kept. */
  #last: Position | undefined;

  /** @param folder in which there is room for the whole log once more */
  constructor(folder: string) {
    this.#folder = mkdtempSync(join(folder, 'spool-'));
    this.#file = new DatabaseSync(join(this.#folder, 'events.db'));
    this.#file.exec(`PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;
      CREATE TABLE events (stream TEXT, revision INTEGER, position TEXT, hash TEXT, text TEXT) STRICT`);
    this.#insert = this.#file.prepare('INSERT INTO events VALUES (?, ?, ?, ?, ?)');
    // An open file lives on without its name, where the system allows that: a killed process leaves nothing.
    this.#remove();
  }

  /**
   * Keeps each event once and in the order of the log: what another read of the log gave already is left out, and so is
   * what a read gives that began further on. When there is no room, streams are read from the server, as if nothing had
   * been kept.
   * @param after where the read that gives these events began
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

  /** A stream as far as it was kept, or nothing when its beginning was not. */
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

  /** Made when everything is in: that is faster than keeping it from the start. */
  #indexed(): StatementSync {
    this.#file.exec('CREATE INDEX by_stream ON events (stream, revision)');
    return this.#file.prepare('SELECT stream, revision, position, hash, text FROM events WHERE stream = ? AND revision >= ? ORDER BY revision LIMIT ?');
  }

  #remove(): void {
    try {
      rmSync(this.#folder, { recursive: true, force: true });
    } catch {
      // Removed when it is closed.
    }
  }
}
