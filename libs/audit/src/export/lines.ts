import { createReadStream } from 'node:fs';

/**
 * The lines of a file, split at line feeds only: text inside JSON may hold other line separators (U+2028), at which
 * `node:readline` would split too. The last line comes with `ended: false` when the file does not end with a line feed.
 */
export async function* linesOf(file: string): AsyncGenerator<{ text: string; ended: boolean }> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    let from = 0;
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    for (let at = bytes.indexOf(10, from); at !== -1; at = bytes.indexOf(10, from)) {
      yield { text: bytes.toString('utf8', from, at), ended: true };
      from = at + 1;
    }
    rest = bytes.subarray(from);
  }
  if (rest.length > 0) yield { text: rest.toString('utf8'), ended: false };
}
