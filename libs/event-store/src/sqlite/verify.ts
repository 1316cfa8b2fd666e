import { setImmediate as nextTurn } from 'node:timers/promises';
import { opened } from '../envelope/opened.js';
import { Damaged, DataFolderUnusable } from '../errors.js';
import { Chains, type EventCheck, type LogReport } from '../verify-events.js';
import { toStoreError } from './faults.js';
import { logFileOf } from './files.js';
import { Rows, storedOf } from './rows.js';
import { checkIntegrity, checkedEnd, isInUse, openUntouched } from './start-check.js';
import { checkWhileInUse } from './wal-check.js';

export interface VerifyOptions {
  onProgress?: (done: number, total: number) => void;
  /** Called with each event in order. Returns a fault other than its hash and chain. */
  check?: EventCheck;
}

const BATCH = 500;

/**
 * Checks the whole log of a data folder, also while its owner runs, and changes nothing. Checks the hash and keys of every
 * event, the chain of every stream, missing positions, and SQLite's `integrity_check`. The latter takes minutes on a large
 * file and blocks the thread. Keeps one revision and hash per stream in memory (about 250 bytes each).
 * @throws DataFolderUnusable when there is no log
 */
export const verifyLog = (folder: string, options: VerifyOptions = {}): Promise<LogReport> => verifyLogFile(logFileOf(folder), options);

/** As `verifyLog`, for any log file such as a backup. */
export async function verifyLogFile(file: string, { onProgress, check }: VerifyOptions = {}): Promise<LogReport> {
  const report: LogReport = { events: 0, streams: 0, position: '0', damage: null };
  try {
    const db = openUntouched(file);
    if (!db) throw new DataFolderUnusable(`There is no log at ${file}.`);
    try {
      if (isInUse(file)) checkWhileInUse(file);
      await checkEvents(new Rows(db), report, new Chains(check), onProgress);
      checkedEnd(db, file);
      checkIntegrity(db, file);
    } finally {
      db.close();
    }
  } catch (error) {
    const storeError = toStoreError(error, file, 'Verifying');
    if (!(storeError instanceof Damaged)) throw storeError;
    report.damage = storeError.message;
  }
  return report;
}

async function checkEvents(rows: Rows, report: LogReport, chains: Chains, onProgress: VerifyOptions['onProgress']): Promise<void> {
  const total = rows.last();
  for (let at = 0; at < total; await nextTurn()) {
    for (const row of rows.after(at, BATCH)) {
      chains.take(opened(storedOf(row)), report);
      at = row[0];
    }
    onProgress?.(report.events, total);
  }
}
