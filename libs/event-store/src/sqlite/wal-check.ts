import { existsSync, readFileSync } from 'node:fs';
import { Damaged } from '../errors.js';
import { Frames, headerBytes, isSame } from './wal-frames.js';
import { readWalIndex, type WalIndex } from './wal-index.js';

/** The instruction for a log that lost events. */
export const restore = 'Keep a copy of the whole folder, and restore a backup into an empty folder.';

/** A file that changes during a read can look damaged. A fault counts only when this many reads in a row find it. */
const REQUIRED_EQUAL_READS = 3;
const MAX_READS = 20;
const READ_INTERVAL_MS = 30;
/** A process that opens a small log checks all of it before it creates the WAL. */
const OPEN_TIMEOUT_MS = 5_000;

/**
 * SQLite accepts a WAL up to the first invalid frame, and ignores the rest. That is right after a crash, where the last
 * commit may be half written, but acknowledged events must not be lost without an error. Two facts prove that they
 * existed: a later commit, which starts only after the previous one is on disk; and the index of a killed process
 * (`-shm`), which counts commits only after they are on disk. Call this only while no connection has the log open.
 * @throws Damaged
 */
export function checkWriteAheadLog(file: string): void {
  // The index is read first: the WAL can only grow in between.
  const index = readWalIndex(file);
  const found = faultOf(file, index);
  if (found) throw damaged(file, found);
}

/** The same check while a process writes, without the index, which SQLite then changes. Takes a few milliseconds. @throws Damaged */
export function checkWhileInUse(file: string): void {
  let last: string | undefined;
  for (let reads = 0, same = 0; reads < MAX_READS && same < REQUIRED_EQUAL_READS; reads += 1) {
    const found = faultOf(file, undefined);
    if (!found) return;
    same = found.at === last ? same + 1 : 1;
    last = found.at;
    if (same === REQUIRED_EQUAL_READS) throw damaged(file, found);
    pause();
  }
}

/**
 * Waits for the WAL of a process that is opening the log. Otherwise SQLite would create another WAL, and that process
 * would continue with the removed one.
 * @returns false when the log is no longer in use
 * @throws Damaged
 */
export function waitForWriteAheadLog(file: string, isInUse: () => boolean): boolean {
  for (const until = performance.now() + OPEN_TIMEOUT_MS; !isThere(file); pause()) {
    if (!isInUse()) return false;
    if (performance.now() > until) throw damaged(file, { what: 'is missing while a process has the log open' });
  }
  return true;
}

/** `what` completes “The write-ahead log …”; `at` distinguishes one fault from another. */
interface Fault {
  what: string;
  at: string;
}

const isThere = (file: string): boolean => existsSync(`${file}-wal`);
const damaged = (file: string, { what }: Pick<Fault, 'what'>): Damaged => new Damaged(`The write-ahead log ${file}-wal ${what}. ${restore}`);

const pause = (): unknown => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, READ_INTERVAL_MS);

function faultOf(file: string, index: WalIndex | undefined): Fault | undefined {
  const bytes = isThere(file) ? readFileSync(`${file}-wal`) : Buffer.alloc(0);
  // After a power cut a file can have its size without its bytes.
  const isEmpty = bytes.length <= headerBytes || (bytes.readUInt32BE(0) === 0 && bytes.every((byte) => byte === 0));
  const what = isEmpty ? faultOfMissing(isThere(file), index) : faultOfFrames(new Frames(bytes), index);
  return what === undefined ? undefined : { what, at: `${what} ${bytes.toString('hex', 16, 24)}` };
}

function faultOfFrames(frames: Frames, index: WalIndex | undefined): string | undefined {
  if (!frames.isHeaderValid()) return 'is damaged: its header does not match its checksum';
  const end = endOf(frames);
  return faultInFrames(frames, end) ?? (index && faultAgainstIndex(frames, end, index));
}

function faultOfMissing(isThere: boolean, index: WalIndex | undefined): string | undefined {
  if (!index || index.copied >= index.frames) return undefined;
  return `${isThere ? 'is cut off' : 'is missing'}: it held ${index.frames} pages of acknowledged events, of which ${index.copied} are in the log file`;
}

function faultInFrames(frames: Frames, end: number): string | undefined {
  for (let later = end; later + 1 < frames.count; later += 1)
    if (frames.endsCommit(later) && frames.isValid(later + 1)) return `is damaged at frame ${end + 1}: acknowledged events follow it`;
  return undefined;
}

function faultAgainstIndex(frames: Frames, end: number, { salt, frames: known, copied, sum }: WalIndex): string | undefined {
  if (known === 0) return undefined;
  const order = (salt.readUInt32BE(0) - frames.salt.readUInt32BE(0)) | 0;
  // After a power cut the index may be from an earlier round of the WAL.
  if (order < 0) return undefined;
  if (order > 0 || !salt.equals(frames.salt)) return 'is not the one that belongs to the log file: it was replaced';
  const committed = lastCommit(frames, end);
  if (committed >= known) return isSame(frames.sumOf(known - 1), sum) ? undefined : 'is not the one that belongs to the log file: it was replaced';
  if (committed === 0 && copied >= known) return undefined;
  return `is damaged or cut off at frame ${committed + 1}: it held ${known} pages of acknowledged events`;
}

/** The number of consecutive valid frames. */
function endOf(frames: Frames): number {
  let end = 0;
  while (frames.isValid(end)) end += 1;
  return end;
}

/** The number of frames that SQLite accepts. */
function lastCommit(frames: Frames, end: number): number {
  let last = end;
  while (last > 0 && !frames.endsCommit(last - 1)) last -= 1;
  return last;
}
