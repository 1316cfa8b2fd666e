import { hash } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { AnyProjection } from '../projection.js';

/** Identifies the set of projections. It changes with the version of a projection, and with `madeWith`. */
export const fingerprint = (projections: readonly AnyProjection[]): string =>
  hash('sha256', projections.map((p) => `${p.name}@${p.version} ${p.schema} ${p.indexes ?? ''} ${p.madeWith?.join() ?? ''}`).sort().join('\n'), 'hex').slice(0, 12);

const SHAPE = /^readmodel-([0-9a-f]{12})-(\d+)\.db(-wal|-shm|-journal|-sum)?$/;

/** A file of a read model. The newest built file with the current fingerprint is in use; all others are left over. */
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
 * An unused path: one generation after all files of the folder and after the open file, which may have been removed from
 * the folder.
 */
export const nextPath = (folder: string, print: string, open?: string): string => {
  const generations = [...filesIn(folder).map(({ generation }) => generation), Number(SHAPE.exec(basename(open ?? ''))?.[2] ?? 0)];
  return join(folder, `readmodel-${print}-${Math.max(...generations) + 1}.db`);
};

/** Removes a read model and SQLite's files next to it. */
export const remove = (path: string): void => {
  for (const suffix of ['-sum', '-journal', '-shm', '-wal', '']) rmSync(path + suffix, { force: true, recursive: true });
};

/** Removes all read models of the folder except one, and leftover files. */
export function removeOthers(folder: string, keep: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (SHAPE.test(name) && !path.startsWith(keep)) rmSync(path, { force: true, recursive: true });
  }
}
