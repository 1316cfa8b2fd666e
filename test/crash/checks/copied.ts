import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Reads a data folder as the killed process left it, in a copy: the next process must be the first to open the
 * folder itself.
 */
export async function withCopy<T>(folder: string, read: (copy: string) => Promise<T>): Promise<T> {
  const copy = mkdtempSync(join(tmpdir(), 'milepost-crash-read-'));
  try {
    cpSync(folder, copy, { recursive: true });
    return await read(copy);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}
