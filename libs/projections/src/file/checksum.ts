import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, readFileSync, readSync, rmSync, writeFileSync } from 'node:fs';

const CHUNK_BYTES = 4 * 1024 * 1024;
const sumOf = (path: string): string => `${path}-sum`;

/** Writes a checksum next to a file that was closed completely: SQLite does not detect a changed byte in a row. */
export function writeChecksum(path: string): void {
  if (existsSync(`${path}-wal`)) return;
  try {
    writeFileSync(sumOf(path), sha256Of(path));
  } catch {
    // A file without a checksum is rebuilt, which takes time but loses no data.
    rmSync(sumOf(path), { force: true });
  }
}

/** Compares a file with its checksum and removes the checksum, because the file is about to change. */
export function takeChecksum(path: string): 'right' | 'wrong' | 'none' {
  if (!existsSync(sumOf(path))) return 'none';
  const isRight = existsSync(path) && readFileSync(sumOf(path), 'latin1') === sha256Of(path);
  rmSync(sumOf(path));
  return isRight ? 'right' : 'wrong';
}

function sha256Of(path: string): string {
  const sum = createHash('sha256');
  const chunk = Buffer.alloc(CHUNK_BYTES);
  const file = openSync(path, 'r');
  try {
    for (let read = 0; (read = readSync(file, chunk)) > 0; ) sum.update(chunk.subarray(0, read));
  } finally {
    closeSync(file);
  }
  return sum.digest('hex');
}
