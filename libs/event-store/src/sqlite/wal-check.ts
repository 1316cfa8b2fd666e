import { existsSync, readFileSync } from 'node:fs';
import { Damaged } from '../errors.js';

// The format: https://www.sqlite.org/fileformat2.html#walformat
const HEADER = 32;
const FRAME_HEADER = 24;
const MAGIC = 0x377f0682;

interface Sum {
  a: number;
  b: number;
}

/**
 * SQLite takes a write-ahead log up to the first frame that does not fit, and says nothing of the rest: right after a
 * crash, where the last frames may be half written; but a bad byte in the middle would silently take acknowledged
 * events away. Commits beyond the bad frame tell the two apart: the next one begins only when the one before it is on
 * the disk. (A bad byte in the very last commit cannot be told from a crash.) Call it only as the owner: the file must
 * not change meanwhile.
 * @throws Damaged
 */
export function checkWriteAheadLog(file: string): void {
  const wal = `${file}-wal`;
  const bytes = existsSync(wal) ? readFileSync(wal) : Buffer.alloc(0);
  if (bytes.length <= HEADER || bytes.readUInt32BE(0) === 0) return;
  const frames = new Frames(bytes);
  if (!frames.headerFits()) throw new Damaged(`The write-ahead log ${wal} is damaged: its header does not match its checksum.`);
  let at = 0;
  while (frames.fits(at)) at += 1;
  for (let later = at; later + 1 < frames.count; later += 1)
    if (frames.commits(later) && frames.fits(later + 1))
      throw new Damaged(`The write-ahead log ${wal} is damaged at frame ${at + 1}: acknowledged events lie behind it.`);
}

class Frames {
  readonly count: number;
  readonly #size: number;
  readonly #littleEndian: boolean;

  constructor(private readonly bytes: Buffer) {
    this.#size = FRAME_HEADER + bytes.readUInt32BE(8);
    this.count = Math.floor((bytes.length - HEADER) / this.#size);
    this.#littleEndian = (bytes.readUInt32BE(0) & 1) === 0;
  }

  headerFits(): boolean {
    const known = this.bytes.readUInt32BE(0) >>> 1 === MAGIC >>> 1;
    return known && same(this.#add({ a: 0, b: 0 }, 0, HEADER - 8), this.#sumAt(HEADER - 8));
  }

  /** True when a frame is there, of this round of the log, and continues the checksum of the one before it. */
  fits(n: number): boolean {
    if (n >= this.count || !this.#isOfThisRound(n)) return false;
    const at = this.#at(n);
    const before = this.#sumAt(n === 0 ? HEADER - 8 : this.#at(n - 1) + 16);
    const sum = this.#add(this.#add(before, at, 8), at + FRAME_HEADER, this.#size - FRAME_HEADER);
    return same(sum, this.#sumAt(at + 16));
  }

  /** True when a frame ends a commit. */
  commits(n: number): boolean {
    return this.#isOfThisRound(n) && this.bytes.readUInt32BE(this.#at(n) + 4) !== 0;
  }

  #isOfThisRound(n: number): boolean {
    return this.bytes.compare(this.bytes, 16, 24, this.#at(n) + 8, this.#at(n) + 16) === 0;
  }
  #at(n: number): number {
    return HEADER + n * this.#size;
  }
  #sumAt(at: number): Sum {
    return { a: this.bytes.readUInt32BE(at), b: this.bytes.readUInt32BE(at + 4) };
  }
  #add({ a, b }: Sum, from: number, length: number): Sum {
    const view = new DataView(this.bytes.buffer, this.bytes.byteOffset + from, length);
    for (let i = 0; i < length; i += 8) {
      a = (a + view.getUint32(i, this.#littleEndian) + b) >>> 0;
      b = (b + view.getUint32(i + 4, this.#littleEndian) + a) >>> 0;
    }
    return { a, b };
  }
}

const same = (x: Sum, y: Sum): boolean => x.a === y.a && x.b === y.b;
