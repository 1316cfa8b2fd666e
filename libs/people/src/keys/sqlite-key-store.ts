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
/** What is deleted is overwritten; the journal is a file that goes with each commit. */
const durable = 'PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY';

/**
 * The keys beside the embedded log: `keys.db`, each wrapped with the master key.
 * @throws KeyStoreUnusable when the master key is not the one they were wrapped with, or the file is none of ours
 */
export function openSqliteKeyStore({ folder, masterKey }: { folder: string; masterKey: MasterKey }): KeyStore {
  const file = keysFileOf(folder);
  const isNew = !existsSync(file);
  // Asked for first: where it cannot be had, nothing is made.
  const master = isNew ? masterKeyFor(masterKey, true) : masterKey;
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(file, { timeout: 2000 });
    db.exec(durable);
    // A first start that was killed leaves a file without tables.
    if (isNew || db.prepare('SELECT count(*) AS n FROM sqlite_schema').get()?.['n'] === 0) db.exec(schema);
    return new SqliteKeyStore(db, wrappingKeyOf(db, file, master), file);
  } catch (error) {
    db?.close();
    throw isOfSqlite(error) ? new KeyStoreUnusable(`The keys of personal data in ${file} cannot be used: ${whyUnusable(error) ?? error.message}.`) : error;
  }
}

const isOfSqlite = (error: unknown): error is Error => (error as { code?: string }).code === 'ERR_SQLITE_ERROR';

/** From the master key and a salt of the file's own. */
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
  /** A key was removed, and its page may still hold it. */
  #isToBeCleaned = false;

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
    const there = await this.get(keyId);
    if (!there) this.#file.write(() => this.db.prepare('INSERT INTO keys VALUES (?, ?)').run(keyId, encrypt(this.wrapping, key, keyId)));
    else if (Buffer.compare(there, key) !== 0) throw anotherKey(keyId);
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
    const there = row && (await this.get(keyId));
    if (!there || Buffer.compare(there, key) !== 0) return false;
    this.#file.write(() => {
      const { changes } = this.db.prepare('UPDATE keys SET wrapped = ? WHERE id = ? AND wrapped = ?').run(encrypt(this.wrapping, by, keyId), keyId, row.wrapped);
      this.#isToBeCleaned ||= changes > 0;
      this.#clean();
    });
    return true;
  }

  async remove(keyId: string): Promise<void> {
    this.#file.write(() => {
      this.#isToBeCleaned ||= this.db.prepare('DELETE FROM keys WHERE id = ?').run(keyId).changes > 0;
      this.#clean();
    });
  }

  /** No page keeps what was on it before. It needs room on the disk, so it may have to be tried again. */
  #clean(): void {
    if (!this.#isToBeCleaned) return;
    this.db.exec('VACUUM');
    this.#isToBeCleaned = false;
  }

  async state(keyId: string): Promise<KeyState> {
    return this.db.prepare('SELECT 1 FROM keys WHERE id = ?').get(keyId) ? 'kept' : 'gone';
  }

  async close(): Promise<void> {
    if (this.db.isOpen) this.db.close();
  }
}
