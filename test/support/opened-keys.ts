import { openKeyStore, type KeyStore } from '#people';

/** Key stores on one cluster. `close` closes all of them. */
export class OpenedKeys {
  readonly #opened: KeyStore[] = [];

  async open(url: string, masterKey = 'a master key for tests, of enough letters'): Promise<KeyStore> {
    const keys = await openKeyStore({ folder: '', url, masterKey });
    this.#opened.push(keys);
    return keys;
  }

  async close(): Promise<void> {
    for (const keys of this.#opened.splice(0)) await keys.close();
  }
}

/** Checks that a store returns the same key. */
export const expectKey = async (keys: KeyStore, { keyId, key }: { keyId: string; key: Uint8Array }): Promise<void> =>
  expect(Buffer.from((await keys.get(keyId)) ?? [])).toEqual(Buffer.from(key));
