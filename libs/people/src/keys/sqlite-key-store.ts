import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { WritableFile, whyUnusable } from '#event-store';
import { decrypt, encrypt } from '#kernel';
import { freshKey } from './fresh-key.js';
import { freshMaster, otherMasterKey, wrappingKey, type Master } from './master.js';
import { KeyStoreUnusable, anotherKey, masterKeyFor, type MasterKey, type KeyState, type KeyStore, type PersonKey } from './key-store.js';

export const keysFileOf = (folder: string): string => join(folder, 'keys.db');

/** `PRAGMA application_id`: "MPky". */
const applicationId = 0x4d506b79;
const schema = `
  BEGIN IMMEDIATE;
  CREATE TABLE master (salt BLOB NOT NULL, proof BLOB NOT NULL) STRICT;
  CREATE TABLE keys (id TEXT PRIMARY KEY, wrapped BLOB NOT NULL) STRICT, WITHOUT ROWID;
  PRAGMA application_id = ${applicationId};
  COMMIT;
`;
/** Deleted content is overwritten, and the journal file is deleted with each commit. */
const durable = 'PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY';

/**
 * Opens `keys.db` in the data folder of the embedded log. Each key is wrapped with the master key.
 * @throws KeyStoreUnusable when the keys were wrapped with a different master key, or the file is not a key store
 */
export function openSqliteKeyStore({ folder, masterKey }: { folder: string; masterKey: MasterKey }): KeyStore {
  const file = keysFileOf(folder);
  const isNew = !existsSync(file);
  // Read before the file is created: without a master key there must be no file.
  const master = isNew ? masterKeyFor(masterKey, true) : masterKey;
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(file, { timeout: 2000 });
    db.exec(durable);
    // A killed first start leaves a file without tables.
    if (isNew || db.prepare('SELECT count(*) AS n FROM sqlite_schema').get()?.['n'] === 0) db.exec(schema);
    return new SqliteKeyStore(db, wrappingKeyOf(db, file, master), file);
  } catch (error) {
    db?.close();
    throw isOfSqlite(error) ? new KeyStoreUnusable(`The keys of personal data in ${file} cannot be used: ${whyUnusable(error) ?? error.message}.`) : error;
  }
}

const isOfSqlite = (error: unknown): error is Error => (error as { code?: string }).code === 'ERR_SQLITE_ERROR';

/** Derived from the master key and the salt in the file. */
function wrappingKeyOf(db: DatabaseSync, file: string, given: MasterKey): Uint8Array {
  let master = db.prepare('SELECT salt, proof FROM master').get() as Master | undefined;
  const masterKey = masterKeyFor(given, master === undefined);
  if (!master) {
    master = freshMaster(masterKey);
    db.prepare('INSERT INTO master VALUES (?, ?)').run(master.salt, master.proof);
  }
  const key = wrappingKey(masterKey, master);
  if (!key) throw new KeyStoreUnusable(otherMasterKey(`in ${file}`));
  return key;
}

class SqliteKeyStore implements KeyStore {
  readonly #file: WritableFile;
  /** True when a page may still contain a removed key. */
  #needsVacuum = false;

  constructor(
    private readonly db: DatabaseSync,
    private readonly wrapping: Uint8Array,
    file: string,
  ) {
    this.#file = new WritableFile('keys', db, file);
  }

  get writeTrouble(): string | undefined {
    return this.db.isOpen ? this.#file.trouble : undefined;
  }

  async create(): Promise<PersonKey> {
    const made = freshKey();
    await this.keep(made);
    return made;
  }

  async keep({ keyId, key }: PersonKey): Promise<void> {
    const existing = await this.get(keyId);
    if (!existing) this.#file.write(() => this.db.prepare('INSERT INTO keys VALUES (?, ?)').run(keyId, encrypt(this.wrapping, key, keyId)));
    else if (Buffer.compare(existing, key) !== 0) throw anotherKey(keyId);
  }

  async get(keyId: string): Promise<Uint8Array | undefined> {
    const row = this.db.prepare('SELECT wrapped FROM keys WHERE id = ?').get(keyId) as { wrapped: Uint8Array } | undefined;
    if (!row) return undefined;
    const key = decrypt(this.wrapping, row.wrapped, keyId);
    if (!key) throw new KeyStoreUnusable(`The key ${keyId} of personal data is damaged: put keys.db back from a backup.`);
    return key;
  }

  async replace({ keyId, key }: PersonKey, by: Uint8Array): Promise<boolean> {
    const row = this.db.prepare('SELECT wrapped FROM keys WHERE id = ?').get(keyId) as { wrapped: Uint8Array } | undefined;
    const existing = row && (await this.get(keyId));
    if (!existing || Buffer.compare(existing, key) !== 0) return false;
    this.#file.write(() => {
      const { changes } = this.db.prepare('UPDATE keys SET wrapped = ? WHERE id = ? AND wrapped = ?').run(encrypt(this.wrapping, by, keyId), keyId, row.wrapped);
      this.#needsVacuum ||= changes > 0;
      this.#vacuum();
    });
    return true;
  }

  async remove(keyId: string): Promise<void> {
    this.#file.write(() => {
      this.#needsVacuum ||= this.db.prepare('DELETE FROM keys WHERE id = ?').run(keyId).changes > 0;
      this.#vacuum();
    });
  }

  /** Rewrites the file without old page content. It needs disk space and can fail; the next removal then tries again. */
  #vacuum(): void {
    if (!this.#needsVacuum) return;
    this.db.exec('VACUUM');
    this.#needsVacuum = false;
  }

  async state(keyId: string): Promise<KeyState> {
    return this.db.prepare('SELECT 1 FROM keys WHERE id = ?').get(keyId) ? 'kept' : 'gone';
  }

  async close(): Promise<void> {
    if (this.db.isOpen) this.db.close();
  }
}
