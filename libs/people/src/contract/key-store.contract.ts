import { KeyStoreUnusable, type KeyStore } from '../keys/key-store.js';

export interface OpenedKeys {
  keys: KeyStore;
  /** Closes the store and opens it again, as a later process does. */
  reopen(): Promise<KeyStore>;
  /** True when a removed key may stay on disk for a while. */
  waits?: true;
  close(): Promise<void>;
}

/** The contract of every key store. */
export function keyStoreContract(name: string, open: () => Promise<OpenedKeys>): void {
  describe(`${name} follows the key store contract`, () => {
    let opened: OpenedKeys;
    let copies = 0;
    beforeEach(async () => void (opened = await open()));
    afterEach(() => opened.close());

    it('creates different keys of 32 bytes, under random ids', async () => {
      const made = [await opened.keys.create(), await opened.keys.create()];
      expect(made.map(({ key }) => key.length)).toEqual([32, 32]);
      expect(new Set(made.map(({ key }) => Buffer.from(key).toString('hex'))).size).toBe(2);
      expect(new Set(made.map(({ keyId }) => keyId)).size).toBe(2);
      for (const { keyId } of made) expect(keyId).toMatch(/^[0-9a-f]{32}$/u);
    });
    it('returns a created key, also after a restart', async () => {
      const { keyId, key } = await opened.keys.create();
      expect(Buffer.from((await opened.keys.get(keyId)) ?? [])).toEqual(Buffer.from(key));
      const later = await opened.reopen();
      expect(Buffer.from((await later.get(keyId)) ?? [])).toEqual(Buffer.from(key));
      expect(await later.state(keyId)).toBe('kept');
    });
    it('reports keys that were never created as gone', async () => {
      expect(await opened.keys.get('0'.repeat(32))).toBeUndefined();
      expect(await opened.keys.state('0'.repeat(32))).toBe('gone');
      await expect(opened.keys.remove('0'.repeat(32))).resolves.toBeUndefined();
    });
    it('never returns a removed key again, and still returns the others', async () => {
      const [removed, kept] = [await opened.keys.create(), await opened.keys.create()];
      await opened.keys.remove(removed.keyId);
      await opened.keys.remove(removed.keyId);
      const asBefore = async (keys: KeyStore): Promise<void> => {
        expect(await keys.get(removed.keyId)).toBeUndefined();
        expect(await keys.state(removed.keyId)).toBe(opened.waits ? 'waiting' : 'gone');
        expect(Buffer.from((await keys.get(kept.keyId)) ?? [])).toEqual(Buffer.from(kept.key));
      };
      await asBefore(opened.keys);
      await asBefore(await opened.reopen());
    });
    it('keeps a key from another store, and refuses a different key under its id', async () => {
      const copied = { keyId: 'e'.repeat(31) + (copies += 1).toString(16), key: Buffer.alloc(32, 7) };
      await opened.keys.keep(copied);
      await opened.keys.keep(copied);
      await expect(opened.keys.keep({ ...copied, key: Buffer.alloc(32, 8) })).rejects.toThrow(KeyStoreUnusable);
      expect(Buffer.from((await (await opened.reopen()).get(copied.keyId)) ?? [])).toEqual(copied.key);
    });
    it('replaces the value of a key permanently, more than once', async () => {
      const made = await opened.keys.create();
      const [second, third] = [Buffer.alloc(500, 1), Buffer.alloc(33, 2)];
      expect(await opened.keys.replace({ keyId: made.keyId, key: second }, third)).toBe(false);
      expect(await opened.keys.replace(made, second)).toBe(true);
      expect(await opened.keys.replace(made, third)).toBe(false);
      expect(Buffer.from((await opened.keys.get(made.keyId)) ?? [])).toEqual(second);
      expect(await opened.keys.replace({ keyId: made.keyId, key: second }, third)).toBe(true);
      expect(await opened.keys.replace({ keyId: '0'.repeat(32), key: second }, third)).toBe(false);
      const later = await opened.reopen();
      expect(Buffer.from((await later.get(made.keyId)) ?? [])).toEqual(third);
      await later.remove(made.keyId);
      expect(await later.get(made.keyId)).toBeUndefined();
    });
    it('creates many keys at once', async () => {
      const made = await Promise.all(Array.from({ length: 50 }, () => opened.keys.create()));
      const got = await Promise.all(made.map(({ keyId }) => opened.keys.get(keyId)));
      expect(got.map((key) => Buffer.from(key ?? []))).toEqual(made.map(({ key }) => Buffer.from(key)));
    });
  });
}
