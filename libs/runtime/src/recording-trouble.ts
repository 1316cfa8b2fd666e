import { accessSync, constants, statfsSync } from 'node:fs';
import type { Logger } from '#platform';

/** With less free space than this, an append may fail. */
const MIN_FREE_BYTES = 1024 * 1024;
const CHECK_EVERY_MS = 2_000;

/** The reason why files in a folder cannot be written, in one sentence; undefined when none is known. */
export function folderTrouble(folder: string): string | undefined {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    const { blocks, bavail, bfree, bsize } = statfsSync(folder);
    // Some file systems do not report free space.
    if (blocks === 0) return undefined;
    const free = (process.getuid?.() === 0 ? bfree : bavail) * bsize;
    return free < MIN_FREE_BYTES ? 'Recording will fail: less than 1 MiB is left on the disk of the data folder. Make room on it.' : undefined;
  } catch (error) {
    return `Recording will fail: the data folder cannot be written (${(error as NodeJS.ErrnoException).code}). Make it writable for the user that Milepost runs as.`;
  }
}

/** Checks every two seconds and logs changes, so that the log shows trouble even without requests. Returns a function that stops it. */
export function logChanges(trouble: () => string | undefined, logger: Pick<Logger, 'error' | 'warn'>): () => void {
  let last: string | undefined;
  const timer = setInterval(() => {
    const now = trouble();
    if (now === last) return;
    last = now;
    if (now === undefined) logger.warn({}, 'Events can be recorded again.');
    else logger.error({}, now);
  }, CHECK_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
