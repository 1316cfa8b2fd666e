import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Damaged, openUnaltered } from '#event-store';

const others = [
  { name: 'keys.db', reads: 'SELECT id, wrapped FROM keys, master LIMIT 1', what: 'The keys of personal data', cure: 'Put keys.db back from the newest backup that is whole' },
  { name: 'access.db', reads: 'SELECT id, sealed FROM records LIMIT 1', what: 'Sessions and other access records', cure: 'Move access.db away to go on without them: everybody signs in again, and API tokens and invitations are made anew' },
  { name: 'outbox.db', reads: 'SELECT id, letter FROM letters LIMIT 1', what: 'The emails of the outbox', cure: 'They are copies of what was sent: move outbox.db away to go on without them' },
] as const;

/**
 * Checks pages and tables of the other databases in this folder with SQLite. It decrypts nothing. An interrupted change is
 * left to the process that opens the file for writing.
 * @throws Damaged
 */
export function checkOtherFiles(folder: string, inUse: boolean): void {
  for (const { name, reads, what, cure } of others) {
    const file = join(folder, name);
    if (!statSync(file, { throwIfNoEntry: false })?.size || existsSync(`${file}-journal`)) continue;
    const fault = faultOf(file, reads, inUse);
    if (fault !== undefined) throw new Damaged(`${what} in ${file} are damaged: ${fault}. ${cure}.`);
  }
}

function faultOf(file: string, reads: string, inUse: boolean): string | undefined {
  try {
    const db = openUnaltered(file, inUse);
    try {
      const found = db.prepare('PRAGMA integrity_check(1)').get()?.['integrity_check'] as string;
      db.prepare(reads).get();
      return found === 'ok' ? undefined : found;
    } finally {
      db.close();
    }
  } catch (error) {
    return (error as Error).message;
  }
}
