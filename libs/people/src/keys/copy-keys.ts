import type { Sealed, StoredEvent } from '#kernel';
import { KeyStoreUnusable, type KeyStore } from './key-store.js';

/** The key ids of the people in a log; false when the person was erased. */
export type KeysOfPeople = ReadonlyMap<string, boolean>;

/** Collects the key ids of people from the events of a log, in order. */
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
  /** People whose details can be opened with both stores. */
  opened: number;
  written: number;
  /** People who were not erased, and whose keys are missing in the source. */
  missing: number;
}

/**
 * Copies the key of each person who was not erased to another key store, and removes the keys of erased people there. Each
 * key is read back and compared. Existing keys stay unchanged, so that an interrupted copy can continue.
 * @throws KeyStoreUnusable, Unavailable
 */
export async function copyKeys(people: KeysOfPeople, from: KeyStore, to: KeyStore): Promise<CopiedKeys> {
  const counts: CopiedKeys = { opened: 0, written: 0, missing: 0 };
  for (const [keyId, isKept] of people) {
    const [key, existing] = await Promise.all([isKept ? from.get(keyId) : undefined, to.get(keyId)]);
    if (!isKept) await to.remove(keyId);
    else if (!key) counts.missing += 1;
    else {
      await to.keep({ keyId, key });
      if (Buffer.compare((await to.get(keyId)) ?? Buffer.alloc(0), key) !== 0) throw new KeyStoreUnusable(`The key ${keyId} of personal data did not arrive whole.`);
      counts.opened += 1;
      if (!existing) counts.written += 1;
    }
  }
  return counts;
}
