/** A person's key: 32 random bytes under a random id that says nothing. */
export interface PersonKey {
  keyId: string;
  key: Uint8Array;
}

/**
 * Where an erased key is: `gone` for ever, or no longer served but still on some disk until the stores were cleaned.
 */
export type KeyState = 'kept' | 'waiting' | 'gone';

/** Keeps one key for each person, outside the log. Whoever removes a key has made what it sealed unreadable for ever. */
export interface KeyStore {
  /** Durable when it resolves. @throws KeyStoreUnusable */
  create(): Promise<PersonKey>;
  /** Undefined when there never was such a key, or it was removed. @throws KeyStoreUnusable, Unavailable */
  get(keyId: string): Promise<Uint8Array | undefined>;
  /** Nothing serves the key any more once it resolves. Removing what is not there is no error. */
  remove(keyId: string): Promise<void>;
  /** `gone` also for a key that never was. */
  state(keyId: string): Promise<KeyState>;
  close(): Promise<void>;
}

/** The keys cannot be used: one sentence that says where and why. */
export class KeyStoreUnusable extends Error {
  override readonly name = 'KeyStoreUnusable';
}
