import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { openKeyStreams } from '#event-store';
import type { KeysOfPeople } from './copy-keys.js';
import { KeyStoreUnusable } from './key-store.js';
import { keysFileOf } from './sqlite-key-store.js';

/** In a data folder, or on the event store that keeps the log. */
export type KeysPlace = 'folder' | 'cluster';

const remedies: Readonly<Record<KeysPlace, string>> = {
  folder: 'Stop Milepost, put keys.db and master-key back from the backup that belongs to this log, and start again.',
  cluster: 'Restore the backup of the event store’s nodes, or copy the log and the keys from where they came from with “milepost migrate”.',
};

/** The message about keys that are missing without an erasure, with the remedy. */
export const missingKeys = (people: number, place: KeysPlace = 'folder'): string =>
  `The details of ${people} ${people === 1 ? 'person' : 'people'} cannot be read: ${people === 1 ? 'the key is' : 'their keys are'} missing, and nobody erased them. ${remedies[place]}`;

/** The same message for the keys of long texts. */
export const missingTextKeys = (streams: number, place: KeysPlace = 'folder'): string =>
  `Texts of ${streams} ${streams === 1 ? 'ULO or programme' : 'ULOs and programmes'} cannot be read: ${streams === 1 ? 'the key is' : 'their keys are'} missing. ${remedies[place]}`;

/** Ids of the keys in a data folder, read without the master key; empty when there is no `keys.db`. @throws KeyStoreUnusable */
export function keyIdsIn(folder: string): ReadonlySet<string> {
  const file = keysFileOf(folder);
  if (!existsSync(file)) return new Set();
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(file, { readOnly: true, timeout: 2000 });
    const hasKeys = db.prepare("SELECT count(*) AS n FROM sqlite_schema WHERE name = 'keys'").get()?.['n'] === 1;
    return new Set(hasKeys ? db.prepare('SELECT id FROM keys').all().map(({ id }) => String(id)) : []);
  } catch (error) {
    throw new KeyStoreUnusable(`The keys of personal data in ${file} cannot be read: ${(error as Error).message}.`);
  } finally {
    db?.close();
  }
}

/**
 * The number of people in a log who were not erased and have no key.
 * @param before ids of keys that were in the data folder before the log was read: people erased since then do not count as missing
 * @throws KeyStoreUnusable, EventStoreUnusable, Unavailable
 */
export async function countMissingKeys({ folder, url }: { folder: string; url?: string | undefined }, people: KeysOfPeople, before: ReadonlySet<string> = new Set()): Promise<number> {
  const wanted = [...people].flatMap(([key, isKept]) => (isKept && !before.has(key) ? [key] : []));
  if (wanted.length === 0) return 0;
  if (url === undefined) {
    const kept = keyIdsIn(folder);
    return wanted.filter((key) => !kept.has(key)).length;
  }
  const streams = await openKeyStreams(url);
  try {
    let missing = 0;
    for (const key of wanted) if ((await streams.get(key)) === undefined) missing += 1;
    return missing;
  } finally {
    await streams.close();
  }
}
