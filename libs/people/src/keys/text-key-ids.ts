import type { StoredEvent } from '#kernel';
import type { CopiedKeys, KeysOfPeople } from './copy-keys.js';
import { KeyStoreUnusable, type KeyStore } from './key-store.js';

type Written = Pick<StoredEvent, 'type' | 'data'>;

/** Gathers the keys that the long texts of a log were sealed with, from its events as they were written. */
export class TextKeyIds {
  readonly #ids = new Map<string, boolean>();

  /** @param keyIdIn the id of the key that the texts of an event are sealed with */
  constructor(private readonly keyIdIn: (event: Written) => string | undefined) {}

  take(event: Written): void {
    const id = this.keyIdIn(event);
    if (id !== undefined) this.#ids.set(id, true);
  }

  get keys(): KeysOfPeople {
    return this.#ids;
  }
}

/** As `copyKeys`, of the keys of texts: a text that was removed here can be read nowhere. @throws KeyStoreUnusable, Unavailable */
export async function copyTextKeys(ids: KeysOfPeople, from: KeyStore, to: KeyStore): Promise<CopiedKeys> {
  const done: CopiedKeys = { opened: 0, written: 0, missing: 0 };
  for (const keyId of ids.keys()) {
    const [key, there] = await Promise.all([from.get(keyId), to.get(keyId)]);
    if (!key) {
      done.missing += 1;
      continue;
    }
    if (!there) await to.keep({ keyId, key });
    else if (Buffer.compare(there, key) !== 0) await to.replace({ keyId, key: there }, key);
    if (Buffer.compare((await to.get(keyId)) ?? Buffer.alloc(0), key) !== 0) throw new KeyStoreUnusable(`The key ${keyId} of texts did not arrive whole.`);
    done.opened += 1;
    if (!there) done.written += 1;
  }
  return done;
}
