import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { whyUnusable } from '#event-store';

export type SecretName = 'session-secret' | 'master-key' | 'checkpoint-key';

/** A secret could not be read or created. The message has the file and the reason. */
export class SecretUnusable extends Error {
  override readonly name = 'SecretUnusable';
}

/**
 * The given secret, or the one in the folder, which is created at the first start and readable only by its owner.
 * @param mayBeMade false when data is already protected with it: a new secret could not open the data
 * @throws SecretUnusable
 */
export function secret(folder: string, name: SecretName, given: string | undefined, mayBeMade = true): string {
  if (given !== undefined) return given;
  const file = join(folder, name);
  try {
    if (!existsSync(file) && !mayBeMade) throw new Error('it is missing, and personal data was protected with it. Put the file back from where you keep a copy');
    if (!existsSync(file)) create(file);
    chmodSync(file, 0o600);
    const kept = readFileSync(file, 'utf8').trim();
    if (kept.length < 32) throw new Error('it holds fewer than 32 characters');
    return kept;
  } catch (error) {
    throw unusable(file, error);
  }
}

/** Checks an existing secret and creates none, so that a refused start does not change the folder. @throws SecretUnusable */
export function checkSecret(folder: string, name: SecretName, given: string | undefined): void {
  if (given === undefined && existsSync(join(folder, name))) secret(folder, name, given);
}

/** Writes a second file and links it to the name: a crash leaves no incomplete secret, and the first of two processes wins. */
function create(file: string): void {
  const temporary = `${file}.${process.pid}`;
  writeFileSync(temporary, randomBytes(32).toString('base64url'), { mode: 0o600 });
  try {
    linkSync(temporary, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(temporary, { force: true });
  }
}

const unusable = (file: string, error: unknown): SecretUnusable =>
  new SecretUnusable(`The secret in ${file} cannot be used: ${whyUnusable(error) ?? (error as Error).message}.`);
