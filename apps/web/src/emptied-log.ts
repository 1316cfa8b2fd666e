import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Damaged, logFileOf } from '#event-store';

/**
 * A log file without a byte is what a first start leaves that was killed at once; but by the time there is a read model
 * the log holds its tables. Starting anew on it would hide that everything is gone.
 * @throws Damaged
 */
export function assertNotEmptied(folder: string): void {
  const file = logFileOf(folder);
  if (statSync(file, { throwIfNoEntry: false })?.size === 0 && existsSync(join(folder, 'read-model')))
    throw new Damaged(`The log file ${file} is damaged: it is empty, and ${join(folder, 'read-model')} was built from what it held.`);
}
