import { hash } from 'node:crypto';
import { cpSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The files of a folder, by their paths in it. */
export const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(folder, name)).isFile()).sort();

/** Each file with the hash of its bytes. Files of the owner are excluded, because a start writes them first. */
export const bytesOf = (folder: string): Map<string, string> =>
  new Map(filesIn(folder).filter((name) => !name.startsWith('owner.')).map((name) => [name, hash('sha256', readFileSync(join(folder, name)))]));

/** The files that were changed, added or removed. */
export function altered(before: ReadonlyMap<string, string>, folder: string): string[] {
  const after = bytesOf(folder);
  return [...new Set([...before.keys(), ...after.keys()])].filter((name) => before.get(name) !== after.get(name));
}

export function copyFolder(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true });
}
