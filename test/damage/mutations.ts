import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Random } from '../crash/random.js';
import { copyFolder, filesIn } from './files.js';

export interface Mutation {
  /** Completes “It …”, with the file. */
  description: string;
  /** The altered files. */
  files: readonly string[];
}

/** Other folders for swapping files. */
export interface Others {
  /** The same data folder at an earlier time, as after a kill. */
  earlier: string;
  /** A data folder with another log. */
  another: string;
  /** Whether a process uses the folder at the same time. */
  isRunning?: boolean;
}

type Change = (path: string, random: Random, others: Others, file: string) => string | undefined;

/** Changes bytes of a file in place. Returns undefined for an empty file. */
const alterBytes = (path: string, alter: (bytes: Buffer) => string | undefined): string | undefined => {
  const bytes = readFileSync(path);
  if (bytes.length === 0) return undefined;
  const description = alter(bytes);
  writeFileSync(path, bytes);
  return description;
};

const flipBit: Change = (path, random) =>
  alterBytes(path, (bytes) => {
    const at = random.between(0, bytes.length);
    const bit = random.between(0, 8);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
    return `bit ${bit} of byte ${at} flipped`;
  });

const scramble: Change = (path, random) =>
  alterBytes(path, (bytes) => {
    const at = random.between(0, bytes.length);
    const length = Math.min(random.between(1, 600), bytes.length - at);
    for (let i = at; i < at + length; i += 1) bytes[i] = random.between(0, 256);
    return `${length} bytes from ${at} scrambled`;
  });

const zero: Change = (path, random) =>
  alterBytes(path, (bytes) => {
    const at = random.between(0, bytes.length) & ~511;
    bytes.fill(0, at, Math.min(at + 512, bytes.length));
    return `512 bytes from ${at} zeroed`;
  });

const isMapped = (path: string, others: Others): boolean => others.isRunning === true && path.endsWith('-shm');

const cut: Change = (path, random, others) => {
  if (isMapped(path, others)) return undefined;
  const { length } = readFileSync(path);
  if (length === 0) return undefined;
  const at = random.between(0, length);
  truncateSync(path, at);
  return `cut off at ${at} of ${length} bytes`;
};

/** Cuts at the end of a page, or of a frame of a write-ahead log. */
const cutBetweenPages: Change = (path, random, others) => {
  if (isMapped(path, others)) return undefined;
  const { length } = readFileSync(path);
  const [head, page] = path.endsWith('-wal') ? [32, 4120] : [0, 4096];
  const pages = Math.floor((length - head) / page);
  if (pages < 1) return undefined;
  const kept = random.between(0, pages);
  truncateSync(path, head + kept * page);
  return `cut off after ${kept} of ${pages} pages`;
};

const empty: Change = (path, _random, others) => {
  if (isMapped(path, others)) return undefined;
  truncateSync(path, 0);
  return 'emptied';
};

const remove: Change = (path) => {
  rmSync(path);
  return 'removed';
};

const move: Change = (path, random) => {
  const to = random.oneIn(2) ? `${path}.old` : join(dirname(path), 'moved', basename(path));
  mkdirSync(dirname(to), { recursive: true });
  renameSync(path, to);
  return `moved to ${to.endsWith('.old') ? 'another name' : 'another folder'}`;
};

const swapWith = (which: 'earlier' | 'another', description: string): Change => (path, _random, others, file) => {
  const other = join(others[which], file);
  if (!existsSync(other) || readFileSync(other).equals(readFileSync(path))) return undefined;
  copyFileSync(other, path);
  return description;
};

const changes: readonly Change[] = [
  flipBit, flipBit, flipBit, scramble, zero, cut, cut, cutBetweenPages, empty, remove, move,
  swapWith('earlier', 'replaced by what it was earlier'), swapWith('another', 'replaced by that of another data folder'),
];

/**
 * Alters one file of the folder, or several. Does not truncate a `-shm` file that a running process has mapped into
 * its memory: the operating system would end the process at once (SIGBUS), like any other kill.
 */
export function mutate(folder: string, random: Random, others: Others): Mutation {
  for (;;) {
    const done = random.oneIn(12) ? several(folder, random, others) : one(folder, random, others);
    if (done) return done;
  }
}

function one(folder: string, random: Random, others: Others): Mutation | undefined {
  const file = random.pick(filesIn(folder)) ?? '';
  const description = random.pick(changes)?.(join(folder, file), random, others, file);
  return description === undefined ? undefined : { description: `${file} ${description}`, files: [file] };
}

function several(folder: string, random: Random, others: Others): Mutation | undefined {
  if (random.oneIn(4)) {
    copyFolder(others.earlier, folder);
    return { description: 'the whole folder replaced by what it was earlier', files: filesIn(folder) };
  }
  if (random.oneIn(3)) return removeAll(folder, ['log.db-wal', 'log.db-shm', ...(random.oneIn(2) ? ['read-model'] : [])]);
  if (random.oneIn(3)) return removeAll(folder, ['log.db', 'log.db-wal', 'log.db-shm', ...(random.oneIn(2) ? ['read-model'] : []), ...(random.oneIn(2) ? ['keys.db'] : [])]);
  const first = one(folder, random, others);
  const second = one(folder, random, others);
  return first && second ? { description: `${first.description}; ${second.description}`, files: [...first.files, ...second.files] } : (first ?? second);
}

function removeAll(folder: string, names: readonly string[]): Mutation | undefined {
  const there = names.filter((name) => existsSync(join(folder, name)));
  for (const name of there) rmSync(join(folder, name), { recursive: true });
  return there.length === 0 ? undefined : { description: `${there.join(', ')} removed`, files: there };
}
