import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Damaged, logFileOf } from '#event-store';

/** Made after the log, so that each of them says that there was one. */
const made = ['log.db-shm', 'read-model', 'outbox.db'];
/** May also have been put there for a log that is to be restored, or by a seeding that was killed. */
const given = ['keys.db', 'master-key', 'session-secret'];

/**
 * A folder is empty when nothing in it was made after a log. Otherwise its log was lost.
 * @throws Damaged
 */
export function assertNothingLeft(folder: string, isRestoring: boolean): void {
  const mayBeGiven = isRestoring || existsSync(join(folder, 'seeding'));
  const left = [...made, ...(mayBeGiven ? [] : given)].filter((name) => isLeft(join(folder, name)));
  if (left.length === 0) return;
  const file = logFileOf(folder);
  const state = existsSync(file) ? 'is empty' : 'is missing';
  throw new Damaged(
    `The log file ${file} ${state}, but ${left.join(', ')} in its folder ${left.length === 1 ? 'belongs' : 'belong'} to a log that was there. ` +
      `Put ${basename(file)} back from a backup, or choose an empty data folder.`,
  );
}

/** The folder of the read model is made before its first file. */
function isLeft(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  return found !== undefined && (!found.isDirectory() || readdirSync(path).length > 0);
}
