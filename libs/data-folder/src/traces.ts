import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Damaged, logFileOf } from '#event-store';

/** These files are created after the log, so each of them proves that there was a log. */
const createdAfterLog = ['log.db-shm', 'read-model', 'outbox.db'];
/** These may exist before the log: for a restore, or after a seeding was killed. */
const mayPrecedeLog = ['keys.db', 'access.db', 'master-key', 'session-secret', 'checkpoint-key'];

/**
 * A folder is empty when it has no file that is created after a log. Otherwise its log is lost.
 * @throws Damaged
 */
export function assertNothingLeft(folder: string, isRestoring: boolean): void {
  const isBeforeLog = isRestoring || existsSync(join(folder, 'seeding'));
  const left = [...createdAfterLog, ...(isBeforeLog ? [] : mayPrecedeLog)].filter((name) => isLeft(join(folder, name)));
  if (left.length === 0) return;
  const file = logFileOf(folder);
  const state = existsSync(file) ? 'is empty' : 'is missing';
  throw new Damaged(
    `The log file ${file} ${state}, but ${left.join(', ')} in its folder ${left.length === 1 ? 'belongs' : 'belong'} to a log that was there. ` +
      `Put ${basename(file)} back from a backup, or choose an empty data folder.`,
  );
}

/** True for a file, or a folder that is not empty: the folder of the read model is created before its first file. */
function isLeft(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  return found !== undefined && (!found.isDirectory() || readdirSync(path).length > 0);
}
