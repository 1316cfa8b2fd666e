import { dirname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { NewEvent, Position } from '#kernel';
import { seal } from '../envelope/sealed.js';
import { Damaged, DataFolderUnusable, Unavailable } from '../errors.js';
import { start, type Appended, type Batch, type EventStore, type Head } from '../port.js';
import { inOurWords } from './faults.js';
import { GroupCommit } from './group-commit.js';
import { comparePositions, numberOf } from './positions.js';
import { readAll, readBackwards, readForwards } from './reading.js';
import { Rows } from './rows.js';
import { syncFolder } from './sync-folder.js';
import { ThreadedCommitter } from './threaded-committer.js';
import { Transactions } from './transactions.js';
import { WakeUps } from './wake-ups.js';
import { WritableFile } from './writable-file.js';

/** How often a subscription looks for what other connections committed. */
const LOOK_EVERY_MS = 250;

export interface Connections {
  file: string;
  reader: DatabaseSync;
  /** Absent in a store that was opened for reading only. */
  writer?: DatabaseSync;
  /** Where `commitThread` is: appends are then committed in a thread of their own. */
  commitsIn?: URL | undefined;
  release(): void;
}

/** The log in one SQLite file. Made by `openSqliteEventStore`. */
export class SqliteEventStore implements EventStore {
  readonly compare = comparePositions;
  readonly inOrder = true;
  readonly #rows: Rows;
  readonly #commits: GroupCommit | undefined;
  readonly #file: WritableFile | undefined;
  readonly #wakeUps = new WakeUps();
  /** Once damage is seen, nothing more is written. */
  #damage: Damaged | undefined;
  #closed = false;

  constructor(private readonly connections: Connections) {
    this.#rows = new Rows(connections.reader);
    const { writer, file, commitsIn } = connections;
    if (!writer) return;
    this.#file = new WritableFile('log', writer, file);
    const committer = commitsIn ? new ThreadedCommitter(commitsIn, file) : new Transactions(writer);
    this.#commits = new GroupCommit(committer, this.#file, () => this.#wakeUps.wake(), (e) => this.#failed(e, 'Writing to'));
  }

  async append(stream: string, events: readonly NewEvent[], on: { head: Head }): Promise<Appended> {
    const sealed = seal(stream, events, on.head);
    const commits = this.#openForWriting();
    return new Promise((resolve, reject) => commits.add({ stream, head: on.head, sealed, resolve, reject }));
  }

  readStream(stream: string, options: { from?: number; direction?: 'forwards' | 'backwards' } = {}): AsyncIterable<Batch> {
    const { from, direction = 'forwards' } = options;
    return this.#guarded(() =>
      direction === 'forwards'
        ? readForwards(this.#rows, stream, from ?? 0)
        : readBackwards(this.#rows, stream, from ?? Number.MAX_SAFE_INTEGER),
    );
  }

  readAll({ after = start }: { after?: Position } = {}): AsyncIterable<Batch> {
    return this.#guarded(() => readAll(this.#rows, numberOf(after)));
  }

  async *subscribe({ after = start, signal }: { after?: Position; signal: AbortSignal }): AsyncGenerator<Batch> {
    let seen = after;
    let told = false;
    while (!signal.aborted) {
      for await (const batch of this.readAll({ after: seen })) {
        if (signal.aborted) return;
        const moved = batch.seen !== seen;
        seen = batch.seen;
        if (moved || !told) yield batch;
        told ||= batch.caughtUp === true;
        if (signal.aborted) return;
      }
      // Nothing can be committed by this process between the last look and the sleep: both are in one turn.
      if (this.#last() <= numberOf(seen)) await this.#wakeUps.sleep(signal, LOOK_EVERY_MS);
    }
  }

  async head(): Promise<Position> {
    return String(this.#last());
  }

  get writeTrouble(): string | undefined {
    return this.#closed ? undefined : this.#file?.trouble;
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#commits?.close();
    this.#wakeUps.wake();
    // The writer closes last: it then moves the write-ahead log into the file and removes it.
    this.connections.reader.close();
    this.connections.writer?.close();
    if (this.connections.writer) syncFolder(dirname(this.connections.file));
    this.connections.release();
  }

  #last(): number {
    this.#assertOpen();
    try {
      return this.#rows.last();
    } catch (error) {
      throw this.#failed(error, 'Reading');
    }
  }

  #openForWriting(): GroupCommit {
    this.#assertOpen();
    if (this.#damage) throw this.#damage;
    if (!this.#commits) throw new DataFolderUnusable(`${this.connections.file} was opened for reading only.`);
    return this.#commits;
  }

  #assertOpen(): void {
    if (this.#closed) throw new Unavailable('The event store is closed.');
  }

  async *#guarded(read: () => AsyncIterable<Batch>): AsyncGenerator<Batch> {
    this.#assertOpen();
    try {
      for await (const batch of read()) {
        yield batch;
        this.#assertOpen();
      }
    } catch (error) {
      throw this.#failed(error, 'Reading');
    }
  }

  #failed(error: unknown, doing: string): Error {
    const told = inOurWords(error, this.connections.file, doing);
    if (told instanceof Damaged) this.#damage ??= told;
    return told;
  }
}
