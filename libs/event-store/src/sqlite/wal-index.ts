import { existsSync, readFileSync } from 'node:fs';
import { endianness } from 'node:os';
import { checksum, isSame, type Checksum } from './wal-frames.js';

/** The state of the WAL as its last writer recorded it. */
export interface WalIndex {
  salt: Buffer;
  /** The number of committed frames, and how many of them were copied into the log file. */
  frames: number;
  copied: number;
  /** The checksum of the last committed frame. */
  sum: Checksum;
}

// The format: https://www.sqlite.org/walformat.html#the_wal_index_file_format
const HEADER = 48;
const VERSION = 3_007_000;
const littleEndian = endianness() === 'LE';

/**
 * Reads `<file>-shm` as a killed process left it; SQLite updates it only after a commit is on disk. Undefined when it is
 * missing or incomplete. Never call this in a process that has the file open: closing the file drops SQLite's locks.
 */
export function readWalIndex(file: string): WalIndex | undefined {
  const bytes = existsSync(`${file}-shm`) ? readFileSync(`${file}-shm`) : Buffer.alloc(0);
  if (bytes.length < 2 * HEADER + 8 || bytes.compare(bytes, 0, HEADER, HEADER, 2 * HEADER) !== 0) return undefined;
  const number = (at: number): number => (littleEndian ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
  const sumAt = (at: number): Checksum => ({ a: number(at), b: number(at + 4) });
  const computed = checksum({ a: 0, b: 0 }, bytes, { from: 0, length: HEADER - 8 }, littleEndian);
  if (number(0) !== VERSION || bytes[12] !== 1 || !isSame(computed, sumAt(HEADER - 8))) return undefined;
  return { salt: bytes.subarray(32, 40), frames: number(16), copied: number(2 * HEADER), sum: sumAt(24) };
}
