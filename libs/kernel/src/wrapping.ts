import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const ivBytes = 12;
const tagBytes = 16;

/** AES-256-GCM with a fresh nonce. Returns nonce, ciphertext and tag. `about` is authenticated: `decrypt` needs the same. */
export function encrypt(key: Uint8Array, plain: Uint8Array, about: string): Buffer {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(about));
  return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** Undefined when `sealed` was encrypted with another key or another `about`, or was altered. */
export function decrypt(key: Uint8Array, sealed: Uint8Array, about: string): Buffer | undefined {
  if (sealed.length < ivBytes + tagBytes) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, ivBytes), { authTagLength: tagBytes });
  decipher.setAAD(Buffer.from(about)).setAuthTag(sealed.subarray(-tagBytes));
  const plain = decipher.update(sealed.subarray(ivBytes, -tagBytes));
  try {
    return Buffer.concat([plain, decipher.final()]);
  } catch {
    return undefined;
  }
}

/** Derives a key for one purpose from another key (HKDF-SHA-256). A derived key reveals nothing about the others. */
export const derivedKey = (from: string | Uint8Array, purpose: string, salt: Uint8Array = new Uint8Array()): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', from, salt, `milepost ${purpose}`, 32));

/** Cryptographically secure random bytes, for keys and secrets. */
export const freshBytes = (count: number): Uint8Array => randomBytes(count);
