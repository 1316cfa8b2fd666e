import { Readable } from 'node:stream';
import type { FastifyReply } from '../security/request.js';

/** A file name holds 255 octets on most disks; a letter has four at most. */
const longestName = 60;

/**
 * Letters and figures of any script, which every system takes in a file name; what else there is becomes a hyphen. Of a
 * long name the end stays, which says what the file holds.
 */
function fileName(name: string): string {
  const characters = [...name.replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')];
  return (characters.length > longestName ? [...characters.slice(0, longestName - 20), ...characters.slice(-20)] : characters).join('');
}

/** RFC 6266: a name in ASCII for old browsers, then the name itself in the form of RFC 8187. */
export function attachment(name: string): string {
  const file = fileName(name.normalize());
  return `attachment; filename="${file.replace(/[^ -~]/gu, '-')}.csv"; filename*=UTF-8''${encodeURIComponent(file)}.csv`;
}

/** A table as a file to save, piece by piece. */
export function sendCsv(reply: FastifyReply, name: string, pieces: Iterable<string> | AsyncIterable<string>): void {
  const { actor } = reply.request;
  if (actor?.trace) actor.trace.file = true;
  void reply.type('text/csv; charset=utf-8').header('content-disposition', attachment(name)).send(Readable.from(pieces));
}
