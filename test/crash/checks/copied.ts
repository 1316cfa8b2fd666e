import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Looks at a data folder as the dead process left it: at a copy, so that the next process is the first to touch the
 * folder itself.
 */
export async function onACopy<T>(folder: string, look: (copy: string) => Promise<T>): Promise<T> {
  const copy = mkdtempSync(join(tmpdir(), 'milepost-crash-look-'));
  try {
    cpSync(folder, copy, { recursive: true });
    return await look(copy);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}
