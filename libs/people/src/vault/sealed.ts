import { decrypt, encrypt, type Sealed } from '#kernel';

/** Lengths tell nothing: what is sealed is filled up with blanks to a multiple of so many bytes. */
const step = 256;

/** @param about what it belongs to: it opens as part of nothing else */
export function sealData(key: Uint8Array, keyId: string, data: object, about: string): Sealed {
  const plain = Buffer.from(JSON.stringify(data));
  const filled = Buffer.alloc(Math.ceil(plain.length / step) * step, ' ');
  plain.copy(filled);
  return { key: keyId, text: encrypt(key, filled, about).toString('base64') };
}

/** Undefined when it does not open with this key. */
export function openData(key: Uint8Array, { text }: Sealed, about: string): object | undefined {
  const plain = decrypt(key, Buffer.from(text, 'base64'), about);
  return plain && (JSON.parse(plain.toString()) as object);
}

/** A person's stream and the type of the event. */
export const aboutEvent = (stream: string, type: string): string => `${stream} ${type}`;
