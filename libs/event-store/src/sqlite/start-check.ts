import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { StoredEvent } from '#kernel';
import { noPrevHash } from '../envelope/canonical-text.js';
import { damagedEvent, opened } from '../envelope/opened.js';
import { Damaged, DataFolderUnusable } from '../errors.js';
import { toStoreError } from './faults.js';
import { logFileOf } from './files.js';
import { isOwned } from './ownership.js';
import { Rows, storedOf } from './rows.js';
import { applicationId, pragma, schemaVersion, sql } from './schema.js';
import { openUnaltered } from './unaltered.js';
import { checkWriteAheadLog, restore, waitForWriteAheadLog } from './wal-check.js';

/** Maximum size of a log that is checked completely, with its index: that takes a tenth of a second. */
const SMALL_LOG_BYTES = 16 * 1024 * 1024;

/** Number of events at the end that every start checks: a crash or a faulty disk most likely damages these. */
const TAIL_EVENTS = 1000;

export interface Access {
  /** Whether another connection has the log open. Default: determined from the lock of the data folder. */
  inUse?: boolean;
}

/**
 * Checks a log file without changing it: its application, its version and its end.
 * @throws Damaged, DataFolderUnusable
 */
export function checkBeforeOpening(file: string, access: Access = {}): 'new' | 'known' {
  try {
    const db = openUntouched(file, access);
    if (!db) return 'new';
    try {
      checkStart(db, file);
      return 'known';
    } finally {
      db.close();
    }
  } catch (error) {
    throw toStoreError(error, file, 'Opening');
  }
}

/** The checks before each use of a log. @throws Damaged */
export function checkStart(db: DatabaseSync, file: string): void {
  if (sizeOf(file) <= SMALL_LOG_BYTES) checkIntegrity(db, file);
  checkTail(db, file);
}

/**
 * Opens a log file and its WAL for reading without changing either; undefined when there is no log yet.
 * @throws Damaged, DataFolderUnusable
 */
export function openUntouched(file: string, { inUse = isInUse(file) }: Access = {}): DatabaseSync | undefined {
  const size = sizeOf(file);
  if (size === 0) {
    if (sizeOf(`${file}-wal`) > 0) throw new Damaged(`The log file ${file} is missing or empty, but ${file}-wal still holds events of it. ${restore}`);
    return undefined;
  }
  // Closing a file drops the locks that this process has on it through SQLite.
  if (!inUse) checkHeader(file);
  if (!inUse) checkWriteAheadLog(file);
  else if (!waitForWriteAheadLog(file, () => isInUse(file))) return openUntouched(file, { inUse: false });
  const db = openUnaltered(file, inUse);
  try {
    if (isMilepostLog(db, file)) {
      checkSize(db, file, size);
      return db;
    }
  } catch (error) {
    db.close();
    throw error;
  }
  db.close();
  return undefined;
}

/** Only the log of a data folder can be in use; a backup may be in the same folder. */
export const isInUse = (file: string): boolean => file === logFileOf(dirname(file)) && isOwned(dirname(file));

function sizeOf(file: string): number {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found && !found.isFile()) throw new DataFolderUnusable(`${file} should be a file and is not: move it away.`);
  return found?.size ?? 0;
}

/** SQLite opens a file of a newer format for writing, and fails only at the first write. */
function checkHeader(file: string): void {
  const header = Buffer.alloc(20);
  const descriptor = openSync(file, 'r');
  try {
    readSync(descriptor, header, 0, header.length, 0);
  } finally {
    closeSync(descriptor);
  }
  if (header.toString('latin1', 0, 16) === 'SQLite format 3\0' && Math.max(header[18] ?? 0, header[19] ?? 0) > 2)
    throw new Damaged(`The log file ${file} is damaged: its header names a format that no log has.`);
}

/** A log never shrinks: pages beyond the size in its header were written later than the header. */
function checkSize(db: DatabaseSync, file: string, size: number): void {
  const known = Number(pragma(db, 'page_count')) * Number(pragma(db, 'page_size'));
  if (size > known) throw new Damaged(`The log file ${file} is damaged: it is ${size} bytes long, but its header says ${known}.`);
  if (size < known && !existsSync(`${file}-wal`)) throw new Damaged(`The log file ${file} is cut off: ${size} of ${known} bytes are there.`);
}

/** Checks pages, tables and indexes with SQLite, which does not check the content of texts. @throws Damaged */
export function checkIntegrity(db: DatabaseSync, file: string): void {
  const [found] = db.prepare('PRAGMA integrity_check(1)').all() as { integrity_check: string }[];
  const fault = found?.integrity_check.split('\n').at(-1);
  if (fault !== 'ok') throw new Damaged(`The log file ${file} is damaged: ${fault}.`);
}

/** False for an empty database: a first start was killed before its only transaction. @throws Damaged, DataFolderUnusable */
function isMilepostLog(db: DatabaseSync, file: string): boolean {
  const tables = (db.prepare('SELECT name FROM sqlite_schema').all() as { name: string }[]).map((t) => t.name);
  const id = pragma(db, 'application_id');
  const version = Number(pragma(db, 'user_version'));
  if (id === 0 && version === 0 && tables.length === 0) return false;
  if (id !== applicationId) throw new DataFolderUnusable(`${file} is not a log of Milepost but another SQLite file.`);
  if (version > schemaVersion)
    throw new DataFolderUnusable(`The log file ${file} was written by a newer Milepost (format ${version}; this one knows ${schemaVersion}).`);
  if (version !== schemaVersion || !tables.includes('events')) throw new Damaged(`The log file ${file} is damaged: its tables are not those of a log.`);
  return true;
}

/** The last position. When SQLite assigned more positions than there are events, the end of the log is lost. */
export function checkedEnd(db: DatabaseSync, file: string): number {
  const { last, given } = db.prepare(sql.end).get() as { last: number; given: number };
  if (last !== given) throw new Damaged(`The log file ${file} is damaged: positions up to ${given} were given, but its last event is at ${last}.`);
  return last;
}

function checkTail(db: DatabaseSync, file: string): void {
  const last = checkedEnd(db, file);
  const rows = new Rows(db);
  const newest = new Map<string, StoredEvent>();
  for (const row of rows.after(Math.max(0, last - TAIL_EVENTS), TAIL_EVENTS)) {
    const event = opened(storedOf(row));
    const prevHash = newest.get(event.stream)?.metadata.hash ?? hashBefore(rows, event);
    if (event.metadata.prevHash !== prevHash) throw damagedEvent(event, 'it does not continue the event before it');
    newest.set(event.stream, event);
  }
}

const hashBefore = (rows: Rows, { stream, revision }: StoredEvent): string | undefined =>
  revision === 0 ? noPrevHash : rows.hashAt(stream, revision - 1);
