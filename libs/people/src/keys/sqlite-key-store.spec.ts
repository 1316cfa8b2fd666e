import { mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KeyStoreUnusable } from './key-store.js';
import { keysFileOf, openSqliteKeyStore } from './sqlite-key-store.js';

describe('keys.db', () => {
  let folder: string;
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'milepost-keys-'))));
  afterEach(() => rmSync(folder, { recursive: true }));
  const open = (masterKey = 'the master key of this test, long enough') => openSqliteKeyStore({ folder, masterKey });

  it('refuses a different MASTER_KEY at the start, and names the setting', async () => {
    await open().close();
    expect(() => open('another master key, just as long as that')).toThrow(KeyStoreUnusable);
    expect(() => open('another master key, just as long as that')).toThrow(/^MASTER_KEY is not the key .*keys\.db/u);
    await open().close();
  });
  it('names a file that is not a key store', () => {
    writeFileSync(keysFileOf(folder), 'This is a text, not a database. '.repeat(40));
    expect(() => open()).toThrow(/keys\.db cannot be used: /u);
  });
  it('starts with an empty file, as left by a killed first start', async () => {
    writeFileSync(keysFileOf(folder), '');
    const keys = open();
    expect((await keys.create()).key.length).toBe(32);
    await keys.close();
  });
  it('refuses to keep keys while the file is moved, and continues when it is back', async () => {
    const keys = open();
    renameSync(keysFileOf(folder), join(folder, 'elsewhere'));
    await expect(keys.create()).rejects.toThrow(/keys\.db was moved, removed or replaced while Milepost runs/u);
    renameSync(join(folder, 'elsewhere'), keysFileOf(folder));
    const { keyId } = await keys.create();
    await keys.close();
    expect(await open().state(keyId)).toBe('kept');
  });
  it('leaves no byte of a removed key, wrapped or not, and no id of it in any file', async () => {
    const keys = open();
    const made = await Promise.all(Array.from({ length: 200 }, () => keys.create()));
    const isOnDisk = (id: string): boolean => bytes().includes(Buffer.from(id));
    expect(made.every(({ keyId }) => isOnDisk(keyId))).toBe(true);
    for (const { keyId } of made.slice(50, 150)) await keys.remove(keyId);
    expect(made.filter(({ keyId }) => isOnDisk(keyId)).length).toBe(100);
    expect(made.some(({ key }) => bytes().includes(Buffer.from(key)))).toBe(false);
    await keys.close();
  });
  const bytes = (): Buffer => Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))));
});
