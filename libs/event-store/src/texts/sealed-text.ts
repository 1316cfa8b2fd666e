import { createCipheriv, createDecipheriv, hash } from 'node:crypto';

/** Refers to keys: the id of a key tree and a path in it. Reveals nothing of the sealed texts. */
export interface SealRef {
  keyId: string;
  /** The revision of the event in eight hexadecimal digits, then one digit for the text. Without that digit: all texts of the event. */
  path: string;
}

const prefix = 'sealed:1:';
const sealedPattern = /^sealed:1:(?<keyId>[0-9a-f]{32}):(?<path>[0-9a-f]{9}):(?<box>[\w+/=]+)$/u;
const ivBytes = 12;
const tagBytes = 16;
/** Texts are padded with zeros to a multiple of this many bytes, so that their length reveals little. */
const paddingBytes = 64;

/** The digit of the command hash, which is masked: it would let a reader test guesses of a removed text. */
export const hashDigit = 'f';
export const maxTexts = 15;
export const pathOf = (revision: number, digit: string): string => revision.toString(16).padStart(8, '0') + digit;

export const mayBeSealed = (value: unknown): value is string => typeof value === 'string' && value.startsWith(prefix);

export function sealRefIn(value: string): (SealRef & { box: string }) | undefined {
  const { keyId, path, box } = sealedPattern.exec(value)?.groups ?? {};
  return keyId === undefined || path === undefined || box === undefined ? undefined : { keyId, path, box };
}

/** The name of the keys of all texts of an event. */
export const sealName = (keyId: string, revision: number): string => `${keyId}/${pathOf(revision, '')}`;
export function sealNamed(name: string): SealRef {
  const [keyId = '', path = ''] = name.split('/');
  return { keyId, path };
}

/**
 * AES-256-GCM: nonce, ciphertext and tag. A key seals only one text. The nonce is a hash of the key and the sealed content,
 * so the same text always gives the same bytes and an append can be repeated.
 * @param about the event and the field, as authenticated data: the text cannot be opened for another event or field
 */
export function sealText(key: Uint8Array, ref: SealRef, text: string, about: string): string {
  const plain = Buffer.from(text);
  const padded = Buffer.alloc(Math.max(1, Math.ceil(plain.length / paddingBytes)) * paddingBytes);
  plain.copy(padded);
  const iv = hash('sha256', Buffer.concat([key, Buffer.from(`${about}\n`), plain]), 'buffer').subarray(0, ivBytes);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(about));
  return `${prefix}${ref.keyId}:${ref.path}:${Buffer.concat([iv, cipher.update(padded), cipher.final(), cipher.getAuthTag()]).toString('base64')}`;
}

/** Undefined when the text was sealed with another key, for another event or field, or was altered. */
export function openText(key: Uint8Array, box: string, about: string): string | undefined {
  const bytes = Buffer.from(box, 'base64');
  if (bytes.length < ivBytes + tagBytes) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivBytes), { authTagLength: tagBytes });
  decipher.setAAD(Buffer.from(about)).setAuthTag(bytes.subarray(-tagBytes));
  const padded = decipher.update(bytes.subarray(ivBytes, -tagBytes));
  try {
    decipher.final();
  } catch {
    return undefined;
  }
  // Text that people type contains no zero byte.
  const end = padded.indexOf(0);
  return padded.toString('utf8', 0, end === -1 ? padded.length : end);
}

/** Masks the hash of a command as 64 other hexadecimal digits. Applied twice, it returns the original hash. */
export function maskedHash(key: Uint8Array, commandHash: string, eventId: string): string {
  const mask = hash('sha256', Buffer.concat([key, Buffer.from(eventId)]), 'buffer');
  return Buffer.from(Buffer.from(commandHash, 'hex').map((byte, i) => byte ^ (mask[i] ?? 0))).toString('hex');
}
