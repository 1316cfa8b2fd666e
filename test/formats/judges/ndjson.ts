import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { refuseIf } from './email.js';

/** Lines of JSON, read by line feeds and by a reader that also splits at other line separators. @throws Error naming the broken rule */
export async function validateNdjson(bytes: Buffer): Promise<unknown[]> {
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  refuseIf(text.startsWith('\uFEFF'), 'RFC 8259, 8.1: a byte-order mark');
  refuseIf(!text.endsWith('\n'), 'The last line has no line feed');
  refuseIf(/\r|\n\n|^\n/u.test(text), 'A line is empty, or ends with CR');
  const values = text.slice(0, -1).split('\n').map((line) => JSON.parse(line) as unknown);
  const lines: string[] = [];
  for await (const line of createInterface({ input: Readable.from([bytes]), crlfDelay: Infinity })) lines.push(...line.split(/[\v\f\u0085\u2028\u2029]/u));
  refuseIf(lines.length !== values.length, 'Another reader sees more lines');
  return values;
}
