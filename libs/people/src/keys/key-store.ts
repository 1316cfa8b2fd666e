/** A person's key: 32 random bytes under a random id. */
export interface PersonKey {
  keyId: string;
  key: Uint8Array;
}

/** State of an erased key: `gone` from every disk, or `waiting` for a disk to be cleaned. No reader gets it in either state. */
export type KeyState = 'kept' | 'waiting' | 'gone';

/**
 * Keeps one key for each person and one for the long texts of each stream, outside the log. Removing a key makes all that
 * it sealed permanently unreadable.
 */
export interface KeyStore {
  /** Durable when it resolves. @throws KeyStoreUnusable, NotWritable */
  create(): Promise<PersonKey>;
  /** Keeps a key from another store; repeating it is no error. @throws KeyStoreUnusable when the id has a different key */
  keep(key: PersonKey): Promise<void>;
  /** Undefined when the key never existed or was removed. @throws KeyStoreUnusable, Unavailable */
  get(keyId: string): Promise<Uint8Array | undefined>;
  /**
   * Replaces a key by a value of any length. Once it resolves, `get` returns the new value and never the old one. False when
   * the current value is not `key`; then nothing changes. @throws KeyStoreUnusable, NotWritable, Unavailable
   */
  replace(key: PersonKey, by: Uint8Array): Promise<boolean>;
  /** Once it resolves, the key is never returned again. Removing an unknown key is no error. */
  remove(keyId: string): Promise<void>;
  /** `gone` also for a key that never existed. */
  state(keyId: string): Promise<KeyState>;
  /** Why keys cannot be written, in one sentence, as far as is known without an attempt. */
  readonly writeTrouble?: string | undefined;
  close(): Promise<void>;
}

/**
 * The key that wraps the other keys, or a function that returns it. A new one may be chosen only if `isNew`: no key is wrapped yet.
 */
export type MasterKey = string | ((isNew: boolean) => string);

export const masterKeyFor = (masterKey: MasterKey, isNew: boolean): string => (typeof masterKey === 'string' ? masterKey : masterKey(isNew));

/** The keys cannot be used. The message is one sentence with the place and the cause. */
export class KeyStoreUnusable extends Error {
  override readonly name = 'KeyStoreUnusable';
}

export const anotherKey = (keyId: string): KeyStoreUnusable =>
  new KeyStoreUnusable(`Under ${keyId} there is another key of personal data already, or was before it was erased: it was not changed.`);
