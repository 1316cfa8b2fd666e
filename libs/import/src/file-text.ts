/** The text of a file, or the reason why it is not text. `fault` completes a sentence that begins with “This is”. */
export type FileText = { text: string } | { fault: string };

const begins = (bytes: Uint8Array, ...first: number[]): boolean => first.every((byte, i) => bytes[i] === byte);

/**
 * Decodes a file saved by a spreadsheet program: UTF-8 or UTF-16, with or without a byte-order mark, or Windows-1252.
 * The text does not include the byte-order mark.
 */
export function fileText(bytes: Uint8Array): FileText {
  if (begins(bytes, 0x50, 0x4b, 0x03, 0x04)) return { fault: 'a spreadsheet as such (or another archive)' };
  if (begins(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return { fault: 'a spreadsheet as such, of an old form' };
  const encoding = encodingOf(bytes);
  const text = encoding === undefined ? decoded(bytes) : new TextDecoder(encoding).decode(bytes);
  return text.includes('\0') ? { fault: 'no text at all' } : { text };
}

/**
 * Detects UTF-16 by its byte-order mark or by its zero bytes: characters of European languages have one zero byte in each
 * pair, always in the same position.
 */
function encodingOf(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (begins(bytes, 0xff, 0xfe)) return 'utf-16le';
  if (begins(bytes, 0xfe, 0xff)) return 'utf-16be';
  const zeros = [0, 0];
  for (const [i, byte] of bytes.subarray(0, 4096).entries()) if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (odd > 0 && even === 0) return 'utf-16le';
  return even > 0 && odd === 0 ? 'utf-16be' : undefined;
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
