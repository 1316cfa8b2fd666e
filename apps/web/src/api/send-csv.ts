import { Readable } from 'node:stream';
import { create } from 'content-disposition';
import type { FastifyReply } from '../security/request.js';

/** A file name holds 255 octets on most disks; a letter has four at most. */
const longestName = 60;

/** Letters and figures of any script, which every system takes in a file name; what else there is becomes a hyphen. */
const fileName = (name: string): string => [...name.replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')].slice(0, longestName).join('');

/** A table as a file to save, piece by piece. The name is given to browsers of any age (RFC 6266). */
export const sendCsv = (reply: FastifyReply, name: string, pieces: Iterable<string>): void =>
  void reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', create(`${fileName(name)}.csv`))
    .send(Readable.from(pieces));
