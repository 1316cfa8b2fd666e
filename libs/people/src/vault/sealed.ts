import { decrypt, encrypt, type Sealed } from '#kernel';

/** Data is padded with blanks to a multiple of so many bytes before it is sealed, so that its length reveals little. */
const paddingBytes = 256;

/** @param about the event that the data belongs to (additional authenticated data): it opens for no other one */
export function sealData(key: Uint8Array, keyId: string, data: object, about: string): Sealed {
  const plain = Buffer.from(JSON.stringify(data));
  const filled = Buffer.alloc(Math.ceil(plain.length / paddingBytes) * paddingBytes, ' ');
  plain.copy(filled);
  return { key: keyId, text: encrypt(key, filled, about).toString('base64') };
}

/** Undefined when it does not open with this key. */
export function openData(key: Uint8Array, { text }: Sealed, about: string): object | undefined {
  const plain = decrypt(key, Buffer.from(text, 'base64'), about);
  return plain && (JSON.parse(plain.toString()) as object);
}

/** Identifies an event for `sealData`: the person's stream and the event type. */
export const aboutEvent = (stream: string, type: string): string => `${stream} ${type}`;
