import { existsSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import type { StoredEvent } from '#kernel';
import { noPrevHash } from '../envelope/canonical-text.js';
import { damagedEvent, opened } from '../envelope/opened.js';
import { Damaged, DataFolderUnusable } from '../errors.js';
import { inOurWords } from './faults.js';
import { Rows, storedOf } from './rows.js';
import { applicationId, schemaVersion, sql } from './schema.js';

/** So many events at the end are checked at every start: what a crash or a bad disk is most likely to have touched. */
const TAIL = 1000;

/**
 * Looks at a log file without altering it: is it ours, of a known version, and is its end whole?
 * @throws Damaged, DataFolderUnusable
 */
export function checkBeforeOpening(file: string): 'new' | 'known' {
  const waiting = sizeOf(`${file}-wal`) > 0;
  if (sizeOf(file) === 0) {
    if (waiting) throw new Damaged(`The log file ${file} is missing or empty, but ${file}-wal still holds events of it.`);
    return 'new';
  }
  try {
    const db = openUntouched(file);
    try {
      return checkIdentity(db, file) === 'new' ? 'new' : checkTail(db, file);
    } finally {
      db.close();
    }
  } catch (error) {
    throw inOurWords(error, file, 'Opening');
  }
}

const sizeOf = (file: string): number => (existsSync(file) ? statSync(file).size : 0);

/** Without a write-ahead log the file is opened as immutable: SQLite then makes no file beside it and takes no lock. */
export function openUntouched(file: string): DatabaseSync {
  if (sizeOf(`${file}-wal`) > 0) return new DatabaseSync(file, { readOnly: true, timeout: 2000 });
  const url = pathToFileURL(file);
  url.searchParams.set('immutable', '1');
  return new DatabaseSync(url, { readOnly: true });
}

function checkIdentity(db: DatabaseSync, file: string): 'new' | 'known' {
  const value = (name: string): unknown => Object.values(db.prepare(`PRAGMA ${name}`).get() ?? {})[0];
  const tables = (db.prepare('SELECT name FROM sqlite_schema').all() as { name: string }[]).map((t) => t.name);
  const id = value('application_id');
  const version = Number(value('user_version'));
  // A first start that was cut off before its one transaction.
  if (id === 0 && version === 0 && tables.length === 0) return 'new';
  if (id !== applicationId) throw new DataFolderUnusable(`${file} is not a log of Milepost but another SQLite file.`);
  if (version > schemaVersion)
    throw new DataFolderUnusable(`The log file ${file} was written by a newer Milepost (format ${version}; this one knows ${schemaVersion}).`);
  if (version !== schemaVersion || !tables.includes('events')) throw new Damaged(`The log file ${file} is damaged: its tables are not those of a log.`);
  return 'known';
}

function checkTail(db: DatabaseSync, file: string): 'known' {
  const rows = new Rows(db);
  const last = rows.last();
  const given = Number(Object.values(db.prepare(sql.everGiven).get() ?? {})[0]);
  if (last !== given) throw new Damaged(`The log file ${file} is damaged: positions up to ${given} were given, but its last event is at ${last}.`);
  const newest = new Map<string, StoredEvent>();
  for (const row of rows.after(Math.max(0, last - TAIL), TAIL)) {
    const event = opened(storedOf(row));
    const prevHash = newest.get(event.stream)?.metadata.hash ?? hashBefore(rows, event);
    if (event.metadata.prevHash !== prevHash) throw damagedEvent(event, 'it does not continue the event before it');
    newest.set(event.stream, event);
  }
  return 'known';
}

const hashBefore = (rows: Rows, { stream, revision }: StoredEvent): string | undefined =>
  revision === 0 ? noPrevHash : rows.hashAt(stream, revision - 1);
