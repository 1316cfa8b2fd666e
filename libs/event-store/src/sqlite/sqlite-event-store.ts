import { dirname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { NewEvent, Position } from '#kernel';
import { seal } from '../envelope/sealed.js';
import { Damaged, DataFolderUnusable, Unavailable } from '../errors.js';
import { start, type Appended, type Batch, type EventStore, type Head } from '../port.js';
import { toStoreError } from './faults.js';
import { GroupCommit } from './group-commit.js';
import { comparePositions, numberOf } from './positions.js';
import { readAll, readBackwards, readForwards } from './reading.js';
import { RecentEvents } from './recent-events.js';
import { Rows } from './rows.js';
import { syncFolder } from './sync-folder.js';
import { ThreadedCommitter } from './threaded-committer.js';
import { Transactions } from './transactions.js';
import { CommitSignal } from './commit-signal.js';
import { WritableFile } from './writable-file.js';

/** Interval at which a subscription looks for commits of other connections. */
const POLL_INTERVAL_MS = 250;

export interface Connections {
  file: string;
  reader: DatabaseSync;
  /** Undefined in a read-only store. */
  writer?: DatabaseSync;
  /** The module of `commitThread`. When set, a worker thread commits the appends. */
  commitsIn?: URL | undefined;
  release(): void;
}

/** The log in one SQLite file. Opened by `openSqliteEventStore`. */
export class SqliteEventStore implements EventStore {
  readonly compare = comparePositions;
  readonly inOrder = true;
  readonly #rows: Rows;
  readonly #commits: GroupCommit | undefined;
  readonly #file: WritableFile | undefined;
  readonly #commitSignal = new CommitSignal();
  /** Undefined in a read-only store. */
  readonly #recent: RecentEvents | undefined;
  /** The first damage found. All later appends are rejected with it. */
  #damage: Damaged | undefined;
  #closed = false;

  constructor(private readonly connections: Connections) {
    this.#rows = new Rows(connections.reader);
    const { writer, file, commitsIn } = connections;
    if (!writer) return;
    this.#file = new WritableFile('log', writer, file);
    const committer = commitsIn ? new ThreadedCommitter(commitsIn, file) : new Transactions(writer);
    const recent = (this.#recent = new RecentEvents(this.#rows.last()));
    const committed = (...group: Parameters<RecentEvents['add']>): void => {
      recent.add(...group);
      this.#commitSignal.wake();
    };
    this.#commits = new GroupCommit(committer, this.#file, committed, (e) => this.#failed(e, 'Writing to'));
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
    let hasReportedCaughtUp = false;
    while (!signal.aborted) {
      for await (const batch of this.#guarded(() => readAll(this.#rows, numberOf(seen), this.#recent))) {
        if (signal.aborted) return;
        const moved = batch.seen !== seen;
        seen = batch.seen;
        if (moved || !hasReportedCaughtUp) yield batch;
        hasReportedCaughtUp ||= batch.caughtUp === true;
        if (signal.aborted) return;
      }
      // The check and the sleep are in one turn of the event loop: this process cannot commit in between.
      if (this.#last() <= numberOf(seen)) await this.#commitSignal.sleep(signal, POLL_INTERVAL_MS);
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
    try {
      await this.#commits?.close();
    } finally {
      this.#commitSignal.wake();
      // The writer closes last: SQLite then checkpoints the WAL and removes it.
      this.connections.reader.close();
      this.connections.writer?.close();
      if (this.connections.writer) syncFolder(dirname(this.connections.file));
      this.connections.release();
    }
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
    const storeError = toStoreError(error, this.connections.file, doing);
    if (storeError instanceof Damaged) this.#damage ??= storeError;
    return storeError;
  }
}
