import { closeSync, fsyncSync, openSync } from 'node:fs';

/**
 * Makes the removal of files durable: after a power cut, a `-shm` file that reappears would make its WAL look lost. Not
 * every system can flush a folder.
 */
export function syncFolder(folder: string): void {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(folder, 'r');
    fsyncSync(descriptor);
  } catch {
    // The next start then asks the operator to look at the folder.
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}
