import { decrypt, derivedKey, encrypt, freshBytes } from '#kernel';

/** Stored with the keys: the salt that derives the wrapping key from the master key, and a proof that the master key is the same. */
export interface Master {
  /** 16 random bytes. */
  salt: Uint8Array;
  proof: Uint8Array;
}

const about = 'the master key of this file';
const wrapping = (masterKey: string, salt: Uint8Array): Uint8Array => derivedKey(masterKey, 'wrapping', salt);

export function freshMaster(masterKey: string): Master {
  const salt = freshBytes(16);
  return { salt, proof: encrypt(wrapping(masterKey, salt), freshBytes(16), about) };
}

/** The key that wraps the others; undefined when they were wrapped with a different master key. */
export function wrappingKey(masterKey: string, { salt, proof }: Master): Uint8Array | undefined {
  const key = wrapping(masterKey, salt);
  return decrypt(key, proof, about) && key;
}

/** @param where the location of the keys, to complete "the personal data …" */
export const otherMasterKey = (where: string): string =>
  `MASTER_KEY is not the key with which the personal data ${where} was protected: start with the one that was used before.`;
