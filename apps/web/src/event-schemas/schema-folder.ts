import { hash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { changedSchema, type Schemas } from './changed-schema.js';
import { isWidening } from './widening.js';

/** Lists the digests of all schema files, in the format of `sha256sum -c`, to detect edited and removed files. */
const digestList = 'SHA256SUMS';

/** The committed schema files in a folder, by name. */
export const readSchemas = (folder: string): Schemas =>
  Object.fromEntries(
    readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );

const readDigests = (folder: string): Map<string, string> =>
  new Map(
    readFileSync(join(folder, digestList), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => [line.slice(66), line.slice(0, 64)]),
  );

/** The violations of the freeze, one sentence each: edited files, removed files and changed declarations. */
export function brokenFreezes(folder: string, current: Schemas): string[] {
  const committed = readSchemas(folder);
  const tampered = [...readDigests(folder)]
    .filter(([name, digest]) => hash('sha256', committed[name] ?? '') !== digest)
    .map(([name]) => `${join(folder, name)} was ${committed[name] === undefined ? 'removed' : 'edited'}. A committed schema stays as it is: restore it with git.`);
  const changed = Object.entries(current)
    .filter(([name, text]) => committed[name] !== undefined && !isWidening(JSON.parse(committed[name]), JSON.parse(text)))
    .map(([name, text]) => changedSchema(join(folder, name), committed[name] ?? '', text));
  return [...tampered, ...changed];
}

/**
 * Adds the schemas of new versions, and new options to committed schemas.
 * @returns the names of the written files
 * @throws Error when the freeze is broken; then it writes nothing
 */
export function addSchemas(folder: string, current: Schemas): string[] {
  const broken = brokenFreezes(folder, current);
  if (broken.length > 0) throw new Error(broken.join('\n\n'));
  const committed = readSchemas(folder);
  const added = Object.entries(current).filter(([name, text]) => committed[name] !== text);
  for (const [name, text] of added) writeFileSync(join(folder, name), text);
  const digests = Object.entries(readSchemas(folder)).map(([name, text]) => `${hash('sha256', text)}  ${name}\n`);
  writeFileSync(join(folder, digestList), digests.join(''));
  return added.map(([name]) => name);
}
