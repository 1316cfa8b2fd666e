import { createReadStream } from 'node:fs';

/** One line of a file. */
export interface Line {
  /** Without the line end; undefined when its bytes are not UTF-8, or when it is longer than any line of an export. */
  text: string | undefined;
  /** False when the file ends in the middle of the line. */
  ended: boolean;
}

/** More than the line of the largest event. */
const MAX_LINE_BYTES = 4 * 1024 * 1024;
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * The lines of a file, split at line feeds only. `node:readline` would also split at other separators inside JSON
 * (U+2028). Reading stops after a line that is too long.
 */
export async function* linesOf(file: string): AsyncGenerator<Line> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    let from = 0;
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    for (let at = bytes.indexOf(10, from); at !== -1; at = bytes.indexOf(10, from)) {
      yield { text: decoded(bytes.subarray(from, at)), ended: true };
      from = at + 1;
    }
    rest = bytes.subarray(from);
    if (rest.length > MAX_LINE_BYTES) return void (yield { text: undefined, ended: true });
  }
  if (rest.length > 0) yield { text: decoded(rest), ended: false };
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}
