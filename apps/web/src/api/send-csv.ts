import { Readable } from 'node:stream';
import type { FastifyReply } from '../security/request.js';

/** In characters. Most file systems allow 255 bytes, and a character has at most four. */
const longestName = 60;

/**
 * Keeps letters and digits of any script, which every system allows in a file name. Other characters become a hyphen. The end
 * of a long name stays, because it says what the file contains.
 */
function fileName(name: string): string {
  const characters = [...name.replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')];
  return (characters.length > longestName ? [...characters.slice(0, longestName - 20), ...characters.slice(-20)] : characters).join('');
}

/** The `Content-Disposition` header of RFC 6266: an ASCII name for old browsers, then the full name as RFC 8187 encodes it. */
export function attachment(name: string): string {
  const file = fileName(name.normalize());
  return `attachment; filename="${file.replace(/[^ -~]/gu, '-')}.csv"; filename*=UTF-8''${encodeURIComponent(file)}.csv`;
}

/** Streams a table as a file to save. */
export function sendCsv(reply: FastifyReply, name: string, pieces: Iterable<string> | AsyncIterable<string>): void {
  const { actor } = reply.request;
  if (actor?.trace) actor.trace.file = true;
  void reply.type('text/csv; charset=utf-8').header('content-disposition', attachment(name)).send(Readable.from(pieces));
}
