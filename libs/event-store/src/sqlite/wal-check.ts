import { existsSync, readFileSync } from 'node:fs';
import { Damaged } from '../errors.js';
import { Frames, headerBytes, isSame } from './wal-frames.js';
import { readWalIndex, type WalIndex } from './wal-index.js';

/** A file that changes while it is read can look damaged: damage is what three looks find. */
const LOOKS = 3;
const BETWEEN_MS = 30;

/**
 * SQLite takes a write-ahead log up to the first frame that does not fit, and says nothing of the rest. That is right
 * after a crash, where the last commit may be half written; but acknowledged events must not go silently. Two things
 * prove that they were there: a later commit, which begins only when the one before it is on the disk; and the index
 * that a killed process leaves beside it (`-shm`), which counts commits only when they are on the disk.
 * @param inUse whether another connection has the log open: the index is then SQLite's alone
 * @throws Damaged
 */
export function checkWriteAheadLog(file: string, inUse: boolean): void {
  for (let look = 1; ; look += 1) {
    const fault = faultOf(file, inUse);
    if (fault === undefined) return;
    if (!inUse || look === LOOKS) throw new Damaged(`The write-ahead log ${file}-wal ${fault}.`);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, BETWEEN_MS);
  }
}

/** Completes “The write-ahead log …”. The index is read first: the log may only grow meanwhile. */
function faultOf(file: string, inUse: boolean): string | undefined {
  const index = inUse ? undefined : readWalIndex(file);
  const isThere = existsSync(`${file}-wal`);
  if (!isThere && inUse) return 'is missing while a process has the log open';
  const bytes = isThere ? readFileSync(`${file}-wal`) : Buffer.alloc(0);
  if (bytes.length <= headerBytes) return faultOfNone(isThere, index);
  // After a power cut, the place of a file can be there without its bytes.
  if (bytes.readUInt32BE(0) === 0 && bytes.every((byte) => byte === 0)) return faultOfNone(isThere, index);
  const frames = new Frames(bytes);
  if (!frames.headerFits()) return 'is damaged: its header does not match its checksum';
  return faultIn(frames) ?? (index && faultBeside(frames, index));
}

function faultOfNone(isThere: boolean, index: WalIndex | undefined): string | undefined {
  if (!index || index.copied >= index.frames) return undefined;
  return `${isThere ? 'is cut off' : 'is missing'}: it held ${index.frames} pages of acknowledged events, of which ${index.copied} are in the log file`;
}

function faultIn(frames: Frames): string | undefined {
  const end = endOf(frames);
  for (let later = end; later + 1 < frames.count; later += 1)
    if (frames.commits(later) && frames.fits(later + 1)) return `is damaged at frame ${end + 1}: acknowledged events lie behind it`;
  return undefined;
}

function faultBeside(frames: Frames, { salt, frames: known, copied, sum }: WalIndex): string | undefined {
  if (known === 0) return undefined;
  const order = (salt.readUInt32BE(0) - frames.salt.readUInt32BE(0)) | 0;
  // An index of an earlier round is what a power cut leaves.
  if (order < 0) return undefined;
  if (order > 0 || !salt.equals(frames.salt)) return 'is not the one that belongs to the log file: it was replaced';
  const committed = lastCommit(frames);
  if (committed >= known) return isSame(frames.sumOf(known - 1), sum) ? undefined : 'is not the one that belongs to the log file: it was replaced';
  if (committed === 0 && copied >= known) return undefined;
  return `is damaged or cut off at frame ${committed + 1}: it held ${known} pages of acknowledged events`;
}

/** The number of frames in a row that fit. */
function endOf(frames: Frames): number {
  let end = 0;
  while (frames.fits(end)) end += 1;
  return end;
}

/** The number of frames that SQLite takes. */
function lastCommit(frames: Frames): number {
  let last = endOf(frames);
  while (last > 0 && !frames.commits(last - 1)) last -= 1;
  return last;
}
