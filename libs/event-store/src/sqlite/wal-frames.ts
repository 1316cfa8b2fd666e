// The format: https://www.sqlite.org/fileformat2.html#walformat
export const headerBytes = 32;
const FRAME_HEADER = 24;
const MAGIC = 0x377f0682;

export interface Checksum {
  a: number;
  b: number;
}

export const isSame = (x: Checksum, y: Checksum): boolean => x.a === y.a && x.b === y.b;

/** SQLite's checksum of `length` bytes, continued from `sum`. */
export function checksum({ a, b }: Checksum, bytes: Buffer, range: { from: number; length: number }, littleEndian: boolean): Checksum {
  const view = new DataView(bytes.buffer, bytes.byteOffset + range.from, range.length);
  for (let i = 0; i < range.length; i += 8) {
    a = (a + view.getUint32(i, littleEndian) + b) >>> 0;
    b = (b + view.getUint32(i + 4, littleEndian) + a) >>> 0;
  }
  return { a, b };
}

/** Whether SQLite accepts any frame of a WAL. */
export function containsCommit(wal: Buffer): boolean {
  if (wal.length <= headerBytes) return false;
  const frames = new Frames(wal);
  if (!frames.isHeaderValid()) return false;
  for (let n = 0; frames.isValid(n); n += 1) if (frames.endsCommit(n)) return true;
  return false;
}

/** The frames of a WAL that is longer than its header. Each frame continues the checksum of the one before it. */
export class Frames {
  readonly count: number;
  readonly #size: number;
  readonly #littleEndian: boolean;

  constructor(private readonly bytes: Buffer) {
    this.#size = FRAME_HEADER + bytes.readUInt32BE(8);
    this.count = Math.floor((bytes.length - headerBytes) / this.#size);
    this.#littleEndian = (bytes.readUInt32BE(0) & 1) === 0;
  }

  /** Chosen at random each time the WAL restarts; the first number increases by one. */
  get salt(): Buffer {
    return this.bytes.subarray(16, 24);
  }

  isHeaderValid(): boolean {
    const isKnown = this.bytes.readUInt32BE(0) >>> 1 === MAGIC >>> 1;
    return isKnown && isSame(this.#add({ a: 0, b: 0 }, 0, headerBytes - 8), this.#sumAt(headerBytes - 8));
  }

  /** Whether frame `n` exists, belongs to this round of the WAL, and continues the checksum of the one before it. */
  isValid(n: number): boolean {
    if (n >= this.count || !this.#isOfCurrentRound(n)) return false;
    const at = this.#at(n);
    const before = n === 0 ? this.#sumAt(headerBytes - 8) : this.sumOf(n - 1);
    const sum = this.#add(this.#add(before, at, 8), at + FRAME_HEADER, this.#size - FRAME_HEADER);
    return isSame(sum, this.sumOf(n));
  }

  /** Whether frame `n` ends a commit. */
  endsCommit(n: number): boolean {
    return this.#isOfCurrentRound(n) && this.bytes.readUInt32BE(this.#at(n) + 4) !== 0;
  }

  /** The checksum stored with frame `n`. */
  sumOf(n: number): Checksum {
    return this.#sumAt(this.#at(n) + 16);
  }

  #isOfCurrentRound(n: number): boolean {
    return this.bytes.compare(this.bytes, 16, 24, this.#at(n) + 8, this.#at(n) + 16) === 0;
  }
  #at(n: number): number {
    return headerBytes + n * this.#size;
  }
  #sumAt(at: number): Checksum {
    return { a: this.bytes.readUInt32BE(at), b: this.bytes.readUInt32BE(at + 4) };
  }
  #add(sum: Checksum, from: number, length: number): Checksum {
    return checksum(sum, this.bytes, { from, length }, this.#littleEndian);
  }
}
