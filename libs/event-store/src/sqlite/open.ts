import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { systemClock, type Clock } from '#kernel';
import { DataFolderUnusable } from '../errors.js';
import { whyUnusable } from '../why-unusable.js';
import { toStoreError } from './faults.js';
import { logFileOf } from './files.js';
import { acquireOwnership } from './ownership.js';
import { openWriter } from './open-writer.js';
import { SqliteEventStore } from './sqlite-event-store.js';
import { checkBeforeOpening, checkStart, openUntouched } from './start-check.js';

export interface SqliteEventStoreOptions {
  /** The data folder, created when it is missing. The log is `log.db` in it. */
  folder: string;
  /** True for a second thread or process while the owner runs, and to read without changes. */
  readOnly?: boolean;
  /** The program name in the error that a second process gets for the same folder: `milepost web`. */
  program?: string;
  clock?: Clock;
  /** `commitThread` to keep this thread free while the disk is flushed. Without it this thread commits. */
  commitsIn?: URL | undefined;
}

/**
 * Opens the log of a data folder after a read-only check of its end.
 * @throws DataFolderUnusable, Damaged with the file and the cause in one sentence
 */
export function openSqliteEventStore(options: SqliteEventStoreOptions): SqliteEventStore {
  const { folder, readOnly = false, program = 'milepost', clock = systemClock, commitsIn } = options;
  const file = logFileOf(folder);
  if (readOnly) return openForReading(folder, file);
  prepareFolder(folder);
  if (existsSync(file)) assertWritable(file);
  const release = acquireOwnership(folder, program, clock.now());
  let writer: DatabaseSync | undefined;
  try {
    writer = openWriter(file, checkBeforeOpening(file, { inUse: false }) === 'new');
    return new SqliteEventStore({ file, writer, commitsIn, reader: openReader(file), release });
  } catch (error) {
    writer?.close();
    release();
    throw toStoreError(error, file, 'Opening');
  }
}

function openForReading(folder: string, file: string): SqliteEventStore {
  let reader: DatabaseSync | undefined;
  try {
    reader = openUntouched(file);
    if (!reader) throw new DataFolderUnusable(`Data folder ${folder} holds no log.`);
    checkStart(reader, file);
    reader.exec(readerCache);
    return new SqliteEventStore({ file, reader, release: () => undefined });
  } catch (error) {
    reader?.close();
    throw toStoreError(error, file, 'Opening');
  }
}

function prepareFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new DataFolderUnusable(`Data folder ${folder} cannot be used: ${whyUnusable(error) ?? (error as Error).message}.`);
  }
}

function assertWritable(file: string): void {
  try {
    accessSync(file, constants.R_OK | constants.W_OK);
  } catch (error) {
    throw new DataFolderUnusable(`The log file ${file} cannot be used: ${whyUnusable(error) ?? (error as Error).message}.`);
  }
}

/** Streams are interleaved: reading them one by one needs the same pages again, so 16 MiB are cached. */
const readerCache = 'PRAGMA cache_size = -16000';

function openReader(file: string): DatabaseSync {
  const db = new DatabaseSync(file, { readOnly: true, timeout: 2000 });
  db.exec(readerCache);
  return db;
}
