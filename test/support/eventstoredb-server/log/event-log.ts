import type { DatabaseSync } from 'node:sqlite';
import { LogReader } from './reader.js';
import { whole } from './rows.js';
import type { LogWriter, WriteResult } from './writer.js';

interface Waiting {
  write: (writer: LogWriter) => WriteResult;
  resolve: (result: WriteResult) => void;
  reject: (reason: unknown) => void;
}

/** The interval at which a node checks for writes of other nodes, in milliseconds. */
const lookEvery = 5;

/** The log of a node. It commits waiting writes together, and wakes subscriptions. */
export class EventLog {
  readonly reader: LogReader;
  #waiting: Waiting[] = [];
  #change = Promise.withResolvers<void>();
  #version: bigint | undefined;
  #timer: NodeJS.Timeout;

  constructor(
    private readonly database: DatabaseSync,
    private readonly writer: LogWriter,
  ) {
    this.reader = new LogReader(database);
    this.#timer = setInterval(() => this.#look(), lookEvery).unref();
  }

  /** Resolves when the write is on the disk. */
  write(write: (writer: LogWriter) => WriteResult): Promise<WriteResult> {
    return new Promise((resolve, reject) => {
      if (this.#waiting.push({ write, resolve, reject }) === 1) setImmediate(() => this.#commit());
    });
  }

  /** Resolves when the log has new events, or when `wake` is called. */
  changed(): Promise<void> {
    return this.#change.promise;
  }

  wake(): void {
    const waiting = this.#change;
    this.#change = Promise.withResolvers();
    waiting.resolve();
  }

  close(): void {
    clearInterval(this.#timer);
    this.database.close();
  }

  #commit(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    let results: WriteResult[];
    try {
      this.database.exec('BEGIN IMMEDIATE');
      this.writer.begin();
      results = waiting.map(({ write }) => write(this.writer));
      this.database.exec('COMMIT');
    } catch (error) {
      if (this.database.isTransaction) this.database.exec('ROLLBACK');
      for (const { reject } of waiting) reject(error);
      return;
    }
    waiting.forEach(({ resolve }, i) => {
      const result = results[i];
      if (result) resolve(result);
    });
    this.wake();
  }

  /** Detects commits of other processes on the same file by the data version of SQLite. */
  #look(): void {
    const statement = this.database.prepare('PRAGMA data_version');
    statement.setReadBigInts(true);
    const version = whole(statement.get(), 'data_version');
    if (version === this.#version) return;
    this.#version = version;
    this.wake();
  }
}
