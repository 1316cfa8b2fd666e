import { closeSync, fsyncSync, openSync } from 'node:fs';

/**
 * Makes the removal of files durable: a `-shm` file that comes back after a power cut would say that its write-ahead log
 * is missing. Not every system can do it to a folder.
 */
export function syncFolder(folder: string): void {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(folder, 'r');
    fsyncSync(descriptor);
  } catch {
    // The next start then asks to look at the folder.
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}
