import type { StoredEvent } from '#kernel';
import type { CopiedKeys, KeysOfPeople } from './copy-keys.js';
import { KeyStoreUnusable, type KeyStore } from './key-store.js';

type Written = Pick<StoredEvent, 'type' | 'data'>;

/** Collects the ids of the keys that sealed the long texts of a log, from its stored events. */
export class TextKeyIds {
  readonly #ids = new Map<string, boolean>();

  /** @param keyIdIn returns the id of the key that sealed the texts of an event */
  constructor(private readonly keyIdIn: (event: Written) => string | undefined) {}

  take(event: Written): void {
    const id = this.keyIdIn(event);
    if (id !== undefined) this.#ids.set(id, true);
  }

  get keys(): KeysOfPeople {
    return this.#ids;
  }
}

/**
 * Like `copyKeys`, for the keys of texts. A key that was replaced in the source is replaced in the target, so that a removed
 * text stays unreadable everywhere.
 * @throws KeyStoreUnusable, Unavailable
 */
export async function copyTextKeys(ids: KeysOfPeople, from: KeyStore, to: KeyStore): Promise<CopiedKeys> {
  const counts: CopiedKeys = { opened: 0, written: 0, missing: 0 };
  for (const keyId of ids.keys()) {
    const [key, existing] = await Promise.all([from.get(keyId), to.get(keyId)]);
    if (!key) {
      counts.missing += 1;
      continue;
    }
    if (!existing) await to.keep({ keyId, key });
    else if (Buffer.compare(existing, key) !== 0) await to.replace({ keyId, key: existing }, key);
    if (Buffer.compare((await to.get(keyId)) ?? Buffer.alloc(0), key) !== 0) throw new KeyStoreUnusable(`The key ${keyId} of texts did not arrive whole.`);
    counts.opened += 1;
    if (!existing) counts.written += 1;
  }
  return counts;
}
