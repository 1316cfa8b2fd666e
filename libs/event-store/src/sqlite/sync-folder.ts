import { closeSync, fsyncSync, openSync } from 'node:fs';

/**
 * Makes the removal of files durable: if a removed `-shm` file reappeared after a power cut, its WAL would look lost. Not
 * every system can flush a folder.
 */
export function syncFolder(folder: string): void {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(folder, 'r');
    fsyncSync(descriptor);
  } catch {
    // Without the flush, the next start may report a lost WAL and ask the operator to check the folder.
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}
