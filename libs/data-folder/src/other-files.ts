import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Damaged, openUnaltered } from '#event-store';

/**
 * Pages and tables of `keys.db`, as far as SQLite can tell; what opens a key is not asked for. A change that was cut off
 * is left to whoever opens the file for writing.
 * @throws Damaged
 */
export function checkKeysFile(folder: string): void {
  const file = join(folder, 'keys.db');
  if (!statSync(file, { throwIfNoEntry: false })?.size || existsSync(`${file}-journal`)) return;
  const fault = faultOf(file);
  if (fault !== undefined) throw new Damaged(`The keys of personal data in ${file} are damaged: ${fault}. Put keys.db back from the newest backup that is whole.`);
}

function faultOf(file: string): string | undefined {
  try {
    // In use or not: this file has no write-ahead log, and SQLite makes nothing beside it to read it.
    const db = openUnaltered(file, true);
    try {
      const found = db.prepare('PRAGMA integrity_check(1)').get()?.['integrity_check'] as string;
      db.prepare('SELECT salt, proof FROM master').get();
      db.prepare('SELECT id, wrapped FROM keys LIMIT 1').get();
      return found === 'ok' ? undefined : found;
    } finally {
      db.close();
    }
  } catch (error) {
    return (error as Error).message;
  }
}
