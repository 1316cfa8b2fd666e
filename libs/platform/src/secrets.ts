import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { whyUnusable } from '#event-store';

export type SecretName = 'session-secret' | 'master-key' | 'checkpoint-key';

/** A secret could not be read or made: says which file and why. */
export class SecretUnusable extends Error {
  override readonly name = 'SecretUnusable';
}

/**
 * The secret given, or the one kept in the data folder, made there at the first start and readable by its owner only.
 * @param mayBeMade false where something was protected with it before: another one would open nothing
 * @throws SecretUnusable
 */
export function secret(folder: string, name: SecretName, given: string | undefined, mayBeMade = true): string {
  if (given !== undefined) return given;
  const file = join(folder, name);
  try {
    if (!existsSync(file) && !mayBeMade) throw new Error('it is missing, and personal data was protected with it. Put the file back from where you keep a copy');
    if (!existsSync(file)) make(file);
    chmodSync(file, 0o600);
    const kept = readFileSync(file, 'utf8').trim();
    if (kept.length < 32) throw new Error('it holds fewer than 32 characters');
    return kept;
  } catch (error) {
    throw unusable(file, error);
  }
}

/** Checks a kept secret and makes none: a start that something else refuses must leave the folder as it was. @throws SecretUnusable */
export function checkSecret(folder: string, name: SecretName, given: string | undefined): void {
  if (given === undefined && existsSync(join(folder, name))) secret(folder, name, given);
}

/** Writes it beside and links it into place: a kill in between leaves no half-written secret, and the first one stays. */
function make(file: string): void {
  const made = `${file}.${process.pid}`;
  writeFileSync(made, randomBytes(32).toString('base64url'), { mode: 0o600 });
  try {
    linkSync(made, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(made, { force: true });
  }
}

const unusable = (file: string, error: unknown): SecretUnusable =>
  new SecretUnusable(`The secret in ${file} cannot be used: ${whyUnusable(error) ?? (error as Error).message}.`);
