/** A person's key: 32 random bytes under a random id that says nothing. */
export interface PersonKey {
  keyId: string;
  key: Uint8Array;
}

/** Where an erased key is: `gone` for ever, or served to nobody, and `waiting` on some disk until the stores are cleaned. */
export type KeyState = 'kept' | 'waiting' | 'gone';

/** Keeps one key for each person, and one for the long texts of each stream, outside the log. Anyone who removes a key has made what it sealed unreadable for ever. */
export interface KeyStore {
  /** Durable when it resolves. @throws KeyStoreUnusable, NotWritable */
  create(): Promise<PersonKey>;
  /** Keeps a key that was made elsewhere; the same one again is no error. @throws KeyStoreUnusable when another one is there */
  keep(key: PersonKey): Promise<void>;
  /** Undefined when there never was such a key, or it was removed. @throws KeyStoreUnusable, Unavailable */
  get(keyId: string): Promise<Uint8Array | undefined>;
  /**
   * Puts something else of any length in the place of a key: nothing serves the key any more once it resolves, and `get` gives
   * the other. False when another than `key` was there: nothing was replaced. @throws KeyStoreUnusable, NotWritable, Unavailable
   */
  replace(key: PersonKey, by: Uint8Array): Promise<boolean>;
  /** Nothing serves the key any more once it resolves. Removing what is not there is no error. */
  remove(keyId: string): Promise<void>;
  /** `gone` also for a key that never was. */
  state(keyId: string): Promise<KeyState>;
  /** Why no key can be kept or removed, in one sentence, as far as is known without trying. */
  readonly writeTrouble?: string | undefined;
  close(): Promise<void>;
}

/**
 * What wraps the keys; or how to get it. `isNew` is true where no key was ever wrapped: only there may one be chosen.
 */
export type MasterKey = string | ((isNew: boolean) => string);

export const masterKeyFor = (masterKey: MasterKey, isNew: boolean): string => (typeof masterKey === 'string' ? masterKey : masterKey(isNew));

/** The keys cannot be used: one sentence that says where and why. */
export class KeyStoreUnusable extends Error {
  override readonly name = 'KeyStoreUnusable';
}

export const anotherKey = (keyId: string): KeyStoreUnusable =>
  new KeyStoreUnusable(`Under ${keyId} there is another key of personal data already, or was before it was erased: it was not changed.`);
