import { hash } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { AnyProjection } from '../projection.js';

/** Names the set of projections: another version of one of them, or of what its rows are made with, is another read model. */
export const fingerprint = (projections: readonly AnyProjection[]): string =>
  hash('sha256', projections.map((p) => `${p.name}@${p.version} ${p.schema} ${p.indexes ?? ''} ${p.madeWith?.join() ?? ''}`).sort().join('\n'), 'hex').slice(0, 12);

const SHAPE = /^readmodel-([0-9a-f]{12})-(\d+)\.db(-wal|-shm|-journal|-sum)?$/;

/** A file of a read model: the newest built one of our own fingerprint is in use, every other is a leftover. */
export interface NamedFile {
  path: string;
  fingerprint: string;
  generation: number;
}

/** The files in a folder, newest first. */
export const filesIn = (folder: string): NamedFile[] =>
  readdirSync(folder)
    .map((name) => ({ name, match: SHAPE.exec(name) }))
    .flatMap(({ name, match }) =>
      match && match[3] === undefined ? [{ path: join(folder, name), fingerprint: match[1] ?? '', generation: Number(match[2]) }] : [],
    )
    .sort((a, b) => b.generation - a.generation);

/**
 * A path that is not in use: one generation after every other file of the folder, and after the one that is open, which
 * may be gone from the folder.
 */
export const nextPath = (folder: string, print: string, open?: string): string => {
  const generations = [...filesIn(folder).map(({ generation }) => generation), Number(SHAPE.exec(basename(open ?? ''))?.[2] ?? 0)];
  return join(folder, `readmodel-${print}-${Math.max(...generations) + 1}.db`);
};

/** Removes a read model and what SQLite keeps beside it. */
export const remove = (path: string): void => {
  for (const suffix of ['-sum', '-journal', '-shm', '-wal', '']) rmSync(path + suffix, { force: true, recursive: true });
};

/** Removes every read model of the folder but one, crumbs of removed ones too. */
export function removeOthers(folder: string, keep: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (SHAPE.test(name) && !path.startsWith(keep)) rmSync(path, { force: true, recursive: true });
  }
}
