import { createCipheriv, createDecipheriv, hash } from 'node:crypto';

/** Where keys are: in the tree of that key, under that path. It says nothing of what they seal. */
export interface SealRef {
  keyId: string;
  /** The revision of the event in eight hexadecimal digits, then one for the text in it; without that, all of the event. */
  path: string;
}

const mark = 'sealed:1:';
const form = /^sealed:1:(?<keyId>[0-9a-f]{32}):(?<path>[0-9a-f]{9}):(?<box>[\w+/=]+)$/u;
const ivBytes = 12;
const tagBytes = 16;
/** Lengths tell little: a text is filled up with zeros to a multiple of so many bytes. */
const step = 64;

/** What stands for the hash of the command, which would let somebody try what a removed text said. */
export const hashDigit = 'f';
export const mostTexts = 15;
export const pathOf = (revision: number, digit: string): string => revision.toString(16).padStart(8, '0') + digit;

export const mayBeSealed = (value: unknown): value is string => typeof value === 'string' && value.startsWith(mark);

export function sealRefIn(value: string): (SealRef & { box: string }) | undefined {
  const { keyId, path, box } = form.exec(value)?.groups ?? {};
  return keyId === undefined || path === undefined || box === undefined ? undefined : { keyId, path, box };
}

/** Names the key of all texts of an event. */
export const sealName = (keyId: string, revision: number): string => `${keyId}/${pathOf(revision, '')}`;
export function sealNamed(name: string): SealRef {
  const [keyId = '', path = ''] = name.split('/');
  return { keyId, path };
}

/**
 * AES-256-GCM: nonce, ciphertext and tag. A key seals one text only, and the same text always gives the same bytes, so that
 * an append can be sent again: the nonce is a hash of the key and all that is sealed.
 * @param about the event and the field: it opens as part of nothing else
 */
export function sealText(key: Uint8Array, ref: SealRef, text: string, about: string): string {
  const plain = Buffer.from(text);
  const filled = Buffer.alloc(Math.max(1, Math.ceil(plain.length / step)) * step);
  plain.copy(filled);
  const iv = hash('sha256', Buffer.concat([key, Buffer.from(`${about}\n`), plain]), 'buffer').subarray(0, ivBytes);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(about));
  return `${mark}${ref.keyId}:${ref.path}:${Buffer.concat([iv, cipher.update(filled), cipher.final(), cipher.getAuthTag()]).toString('base64')}`;
}

/** Undefined when it was sealed with another key, about something else, or altered. */
export function openText(key: Uint8Array, box: string, about: string): string | undefined {
  const bytes = Buffer.from(box, 'base64');
  if (bytes.length < ivBytes + tagBytes) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivBytes), { authTagLength: tagBytes });
  decipher.setAAD(Buffer.from(about)).setAuthTag(bytes.subarray(-tagBytes));
  const filled = decipher.update(bytes.subarray(ivBytes, -tagBytes));
  try {
    decipher.final();
  } catch {
    return undefined;
  }
  // A text that people type holds no zero.
  const end = filled.indexOf(0);
  return filled.toString('utf8', 0, end === -1 ? filled.length : end);
}

/** Turns the hash of a command into other 64 hexadecimal digits, and back. */
export function maskedHash(key: Uint8Array, commandHash: string, eventId: string): string {
  const mask = hash('sha256', Buffer.concat([key, Buffer.from(eventId)]), 'buffer');
  return Buffer.from(Buffer.from(commandHash, 'hex').map((byte, i) => byte ^ (mask[i] ?? 0))).toString('hex');
}
