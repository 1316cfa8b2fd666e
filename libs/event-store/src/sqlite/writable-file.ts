import { statSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { NotWritable, type StoreName } from '../errors.js';
import { isBusy, writeFault } from './faults.js';
import { pragma } from './schema.js';

/** SQLite's side files while a database is open. Without them the last commits are lost or invisible to other processes. */
const SUFFIXES = ['', '-wal', '-shm'];
/** Minimum interval between test writes while writing fails. */
const TEST_WRITE_INTERVAL_MS = 1_000;

/** Identifies a file or folder by device and inode, also after it was moved; undefined when it does not exist. */
export const identityOf = (path: string): string | undefined => {
  const found = statSync(path, { throwIfNoEntry: false, bigint: true });
  return found && `${found.dev} ${found.ino}`;
};

/** The files of one SQLite database when it was opened. Detects that a file was moved, removed or replaced. */
export class OpenedFiles {
  readonly #opened: readonly { path: string; identity: string }[];

  constructor(readonly file: string) {
    this.#opened = SUFFIXES.map((suffix) => file + suffix).flatMap((path) => {
      const identity = identityOf(path);
      return identity === undefined ? [] : [{ path, identity }];
    });
  }

  /** The first file that is no longer where it was opened. */
  get misplaced(): string | undefined {
    return this.#opened.find(({ path, identity }) => identityOf(path) !== identity)?.path;
  }
}

/** Tracks whether the file of a store is writable, from the results of its writes. While they fail, it tries a write without effect. */
export class WritableFile {
  readonly #files: OpenedFiles;
  #fault: NotWritable | undefined;
  #triedAt = 0;

  /** @param db the open connection that writes */
  constructor(
    readonly store: StoreName,
    private readonly db: DatabaseSync,
    file: string,
  ) {
    this.#files = new OpenedFiles(file);
  }

  /** Call before a write: data in a file that was moved away is lost to the next process. @throws NotWritable */
  assertInPlace(): void {
    const { misplaced } = this.#files;
    if (misplaced !== undefined) throw NotWritable.because(this.store, 'moved', misplaced);
  }

  /** Call after a write that succeeded. */
  wrote(): void {
    this.#fault = undefined;
  }

  /** Call after a failed write. Returns undefined when the file is not the cause of the error. */
  failed(error: unknown): NotWritable | undefined {
    const fault = error instanceof NotWritable ? error : writeFault(error, this.store, this.#files.file);
    // A moved file is not stored: `assertInPlace` checks the location each time.
    if (fault && fault.fault !== 'moved') [this.#fault, this.#triedAt] = [fault, performance.now()];
    return fault;
  }

  /** Runs a write on the connection. @throws NotWritable, and errors of the write itself */
  write<T>(work: () => T): T {
    this.assertInPlace();
    try {
      const done = work();
      this.wrote();
      return done;
    } catch (error) {
      throw this.failed(error) ?? error;
    }
  }

  /** The reason why the file cannot be written, in one sentence; undefined when none is known. Cheap while writing works. */
  get trouble(): string | undefined {
    try {
      this.assertInPlace();
      if (this.#fault && performance.now() - this.#triedAt >= TEST_WRITE_INTERVAL_MS) this.#testWrite();
    } catch (error) {
      if (error instanceof NotWritable) return error.message;
      throw error;
    }
    return this.#fault?.message;
  }

  /** Tests whether the file is writable: writes a page with its current content. */
  #testWrite(): void {
    this.#triedAt = performance.now();
    if (this.db.isTransaction) return;
    try {
      this.db.exec(`BEGIN IMMEDIATE; PRAGMA user_version = ${Number(pragma(this.db, 'user_version'))}; COMMIT`);
      this.wrote();
    } catch (error) {
      if (this.db.isTransaction) this.db.exec('ROLLBACK');
      if (!isBusy(error)) this.failed(error);
    }
  }
}
