import { statSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { NotWritable, type StoreName } from '../errors.js';
import { isBusy, writeFault } from './faults.js';
import { pragma } from './schema.js';

/** What SQLite keeps beside a file while it is open: without them what was committed last is lost, or not seen by others. */
const SUFFIXES = ['', '-wal', '-shm'];
/** How often a write that changes nothing is tried while writing fails. */
const TRY_AGAIN_MS = 1_000;

/** Names a file or a folder for as long as it exists, wherever it is moved; undefined when there is none. */
export const identityOf = (path: string): string | undefined => {
  const found = statSync(path, { throwIfNoEntry: false, bigint: true });
  return found && `${found.dev} ${found.ino}`;
};

/** The files of one SQLite database as they were opened: tells when one of them was moved, removed or replaced. */
export class OpenedFiles {
  readonly #opened: readonly { path: string; identity: string }[];

  constructor(readonly file: string) {
    this.#opened = SUFFIXES.map((suffix) => file + suffix).flatMap((path) => {
      const identity = identityOf(path);
      return identity === undefined ? [] : [{ path, identity }];
    });
  }

  /** The first file that is not where it was opened. */
  get misplaced(): string | undefined {
    return this.#opened.find(({ path, identity }) => identityOf(path) !== identity)?.path;
  }
}

/** Whether a store's file can be written: learnt from its writes; while they fail, tried with a write that changes nothing. */
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

  /** For right before a write: what goes into a file that was moved away is lost to the process that opens the folder next. @throws NotWritable */
  assertInPlace(): void {
    const { misplaced } = this.#files;
    if (misplaced !== undefined) throw NotWritable.because(this.store, 'moved', misplaced);
  }

  /** After a write that succeeded. */
  wrote(): void {
    this.#fault = undefined;
  }

  /** After a write that failed. Undefined when the error does not tell of a file that cannot be written. */
  failed(error: unknown): NotWritable | undefined {
    const fault = error instanceof NotWritable ? error : writeFault(error, this.store, this.#files.file);
    // Whether a file is in its place is looked at each time.
    if (fault && fault.fault !== 'moved') [this.#fault, this.#triedAt] = [fault, performance.now()];
    return fault;
  }

  /** Runs a write on the connection. @throws NotWritable, and whatever else it throws */
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

  /** Why it cannot be written, in one sentence; undefined when nothing is known against it. Costs nothing while all is well. */
  get trouble(): string | undefined {
    try {
      this.assertInPlace();
      if (this.#fault && performance.now() - this.#triedAt >= TRY_AGAIN_MS) this.#tryAgain();
    } catch (error) {
      if (error instanceof NotWritable) return error.message;
      throw error;
    }
    return this.#fault?.message;
  }

  /** Writes a page with what it holds already. */
  #tryAgain(): void {
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
