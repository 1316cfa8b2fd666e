import type { Sealed, StoredEvent } from '#kernel';
import { KeyStoreUnusable, type KeyStore } from './key-store.js';

/** The key of each person of a log; false when that person was erased. */
export type KeysOfPeople = ReadonlyMap<string, boolean>;

/** Gathers the keys of people from the events of a log, in order. */
export class PeopleKeys {
  readonly #keyOf = new Map<string, string>();
  readonly keys = new Map<string, boolean>();

  take({ type, stream, data }: Pick<StoredEvent, 'type' | 'stream' | 'data'>): void {
    if (type === 'PersonRegistered') this.#keyOf.set(stream, (data as Sealed).key);
    const key = this.#keyOf.get(stream);
    if (key !== undefined && this.keys.get(key) !== false) this.keys.set(key, type !== 'PersonalDataErased');
  }
}

export interface CopiedKeys {
  /** People whose details can be opened at both places. */
  opened: number;
  written: number;
  /** People who were not erased, and whose keys are not where they are copied from. */
  missing: number;
}

/**
 * Gives another store of keys the key of each person who was not erased; a person who was erased loses it there, too. Each is
 * read back and compared. What is there already is left as it is: a copy that was cut off is taken up again.
 * @throws KeyStoreUnusable, Unavailable
 */
export async function copyKeys(people: KeysOfPeople, from: KeyStore, to: KeyStore): Promise<CopiedKeys> {
  const done: CopiedKeys = { opened: 0, written: 0, missing: 0 };
  for (const [keyId, isKept] of people) {
    const [key, there] = await Promise.all([isKept ? from.get(keyId) : undefined, to.get(keyId)]);
    if (!isKept) await to.remove(keyId);
    else if (!key) done.missing += 1;
    else {
      await to.keep({ keyId, key });
      if (Buffer.compare((await to.get(keyId)) ?? Buffer.alloc(0), key) !== 0) throw new KeyStoreUnusable(`The key ${keyId} of personal data did not arrive whole.`);
      done.opened += 1;
      if (!there) done.written += 1;
    }
  }
  return done;
}
