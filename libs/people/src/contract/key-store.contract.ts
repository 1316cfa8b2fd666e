import { KeyStoreUnusable, type KeyStore } from '../keys/key-store.js';

export interface OpenedKeys {
  keys: KeyStore;
  /** Closes it and opens the same keys again, as a process that starts later does. */
  reopen(): Promise<KeyStore>;
  /** True when a removed key may stay on a disk for a while. */
  waits?: true;
  close(): Promise<void>;
}

/** What every store of keys promises. */
export function keyStoreContract(name: string, open: () => Promise<OpenedKeys>): void {
  describe(`${name} keeps the contract of a store of keys`, () => {
    let opened: OpenedKeys;
    let moves = 0;
    beforeEach(async () => void (opened = await open()));
    afterEach(() => opened.close());

    it('makes keys of 32 bytes, each another, under ids that say nothing', async () => {
      const made = [await opened.keys.create(), await opened.keys.create()];
      expect(made.map(({ key }) => key.length)).toEqual([32, 32]);
      expect(new Set(made.map(({ key }) => Buffer.from(key).toString('hex'))).size).toBe(2);
      expect(new Set(made.map(({ keyId }) => keyId)).size).toBe(2);
      for (const { keyId } of made) expect(keyId).toMatch(/^[0-9a-f]{32}$/u);
    });
    it('gives back the key that was made, also after a restart', async () => {
      const { keyId, key } = await opened.keys.create();
      expect(Buffer.from((await opened.keys.get(keyId)) ?? [])).toEqual(Buffer.from(key));
      const later = await opened.reopen();
      expect(Buffer.from((await later.get(keyId)) ?? [])).toEqual(Buffer.from(key));
      expect(await later.state(keyId)).toBe('kept');
    });
    it('knows nothing of keys that were never made', async () => {
      expect(await opened.keys.get('0'.repeat(32))).toBeUndefined();
      expect(await opened.keys.state('0'.repeat(32))).toBe('gone');
      await expect(opened.keys.remove('0'.repeat(32))).resolves.toBeUndefined();
    });
    it('serves a removed key to nobody, for ever, and the others as before', async () => {
      const [gone, stays] = [await opened.keys.create(), await opened.keys.create()];
      await opened.keys.remove(gone.keyId);
      await opened.keys.remove(gone.keyId);
      const asBefore = async (keys: KeyStore): Promise<void> => {
        expect(await keys.get(gone.keyId)).toBeUndefined();
        expect(await keys.state(gone.keyId)).toBe(opened.waits ? 'waiting' : 'gone');
        expect(Buffer.from((await keys.get(stays.keyId)) ?? [])).toEqual(Buffer.from(stays.key));
      };
      await asBefore(opened.keys);
      await asBefore(await opened.reopen());
    });
    it('keeps a key that was made elsewhere, and no other one under its id', async () => {
      const moved = { keyId: 'e'.repeat(31) + (moves += 1).toString(16), key: Buffer.alloc(32, 7) };
      await opened.keys.keep(moved);
      await opened.keys.keep(moved);
      await expect(opened.keys.keep({ ...moved, key: Buffer.alloc(32, 8) })).rejects.toThrow(KeyStoreUnusable);
      expect(Buffer.from((await (await opened.reopen()).get(moved.keyId)) ?? [])).toEqual(moved.key);
    });
    it('puts something else in the place of a key, for ever, also a second time', async () => {
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
    it('makes many keys at once', async () => {
      const made = await Promise.all(Array.from({ length: 50 }, () => opened.keys.create()));
      const got = await Promise.all(made.map(({ keyId }) => opened.keys.get(keyId)));
      expect(got.map((key) => Buffer.from(key ?? []))).toEqual(made.map(({ key }) => Buffer.from(key)));
    });
  });
}
