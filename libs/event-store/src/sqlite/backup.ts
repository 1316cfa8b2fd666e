import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { backup, type DatabaseSync } from 'node:sqlite';
import { Damaged, DataFolderUnusable } from '../errors.js';
import { toStoreError } from './faults.js';
import { logFileOf } from './files.js';
import { openUntouched } from './start-check.js';
import type { LogReport } from '../verify-events.js';
import { verifyLogFile, type VerifyOptions } from './verify.js';

/** Copies all pages in one step: a copy in several steps restarts after every commit. */
const ALL_PAGES = 0x7fffffff;

/**
 * Copies the log of a data folder, as it is at one instant, to a new file. Appends continue meanwhile. The whole copy is
 * verified before it is renamed to `target`. To restore it, put it into a data folder as `log.db`.
 * @throws DataFolderUnusable, Damaged (no copy is left), Unavailable
 */
export async function backupLog(folder: string, target: string, options: VerifyOptions = {}): Promise<LogReport> {
  const file = logFileOf(folder);
  if (existsSync(target)) throw new DataFolderUnusable(`${target} is there already: a backup overwrites nothing.`);
  const unfinished = `${target}.unfinished`;
  await rm(unfinished, { force: true });
  try {
    await copy(file, unfinished);
    const report = await verifyLogFile(unfinished, options);
    if (report.damage !== null) throw new Damaged(report.damage.replaceAll(unfinished, file));
    await rename(unfinished, target);
    return report;
  } finally {
    await rm(unfinished, { force: true });
  }
}

async function copy(file: string, to: string): Promise<void> {
  let source: DatabaseSync | undefined;
  try {
    source = openUntouched(file);
    if (!source) throw new DataFolderUnusable(`There is no log at ${file}.`);
    await backup(source, to, { rate: ALL_PAGES });
  } catch (error) {
    throw toStoreError(error, file, 'Copying');
  } finally {
    source?.close();
  }
}
