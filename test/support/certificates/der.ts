/** Encodes ASN.1 values in DER, as far as certificates need it. */
const value = (tag: number, ...contents: readonly Uint8Array[]): Buffer => {
  const content = Buffer.concat(contents);
  return Buffer.concat([Buffer.from([tag]), lengthOf(content.length), content]);
};

function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  const bytes = Buffer.from(length.toString(16).padStart(length > 0xff ? 4 : 2, '0'), 'hex');
  return Buffer.concat([Buffer.from([0x80 | bytes.length]), bytes]);
}

export const sequence = (...items: readonly Uint8Array[]): Buffer => value(0x30, ...items);
export const set = (...items: readonly Uint8Array[]): Buffer => value(0x31, ...items);
export const integer = (bytes: Uint8Array): Buffer => value(0x02, bytes);
export const isTrue = (): Buffer => value(0x01, Buffer.from([0xff]));
export const utf8 = (text: string): Buffer => value(0x0c, Buffer.from(text));
export const octets = (bytes: Uint8Array): Buffer => value(0x04, bytes);
export const bits = (bytes: Uint8Array): Buffer => value(0x03, Buffer.from([0]), bytes);
/** A context-specific tag. The definition of the containing type gives the meaning of the number. */
export const tagged = (number: number, content: Uint8Array, made: 'of values' | 'of bytes'): Buffer =>
  value((made === 'of values' ? 0xa0 : 0x80) | number, content);

/** A UTCTime, for the years 1950 to 2049. @param iso such as 2009-11-30T09:00:00.000Z */
export const utcTime = (iso: string): Buffer => value(0x17, Buffer.from(`${iso.slice(2, 19).replaceAll(/[-:T]/gu, '')}Z`));

/** @param dotted such as 2.5.29.17 */
export function objectId(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return value(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(sevenBits)]));
}

const sevenBits = (number: number): number[] => {
  const groups = [number & 0x7f];
  for (let left = number >> 7; left > 0; left >>= 7) groups.unshift((left & 0x7f) | 0x80);
  return groups;
};
