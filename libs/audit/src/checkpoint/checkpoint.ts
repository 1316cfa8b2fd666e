import type { KeyObject } from 'node:crypto';
import { isInstant } from '../validate/event-shape.js';
import type { MerkleTree } from './merkle-tree.js';
import { isSignature, isSignedBy, signedNote, type VerifierKey } from './signed-note.js';

/** The state of a log at one time: its number of events, and the Merkle root of their hashes. */
export interface Checkpoint {
  /** The name of the log: see {@link originOf}. */
  origin: string;
  events: number;
  /** Base64 of 32 bytes. */
  root: string;
  /** The instant at which it was made, in UTC; undefined when another program made the checkpoint. */
  madeAt: string | undefined;
  /** The signed text, and its signatures. */
  text: string;
  signatures: readonly string[];
}

/** A file has content other than checkpoints. `line` counts from 1. */
export class BadCheckpoint extends Error {
  override readonly name = 'BadCheckpoint';

  constructor(line: number, reason: string) {
    super(`Line ${line}: ${reason}.`);
  }
}

/** The name of a log and of its key. It derives from the id of the first event, so it is the same after a move to another store. */
export const originOf = (firstEvent: string): string => `milepost/${firstEvent.toLowerCase()}`;

/** A signed checkpoint of all entries of a tree, in the format C2SP tlog-checkpoint (https://c2sp.org/tlog-checkpoint). */
export function checkpointText(origin: string, tree: MerkleTree, madeAt: string, key: KeyObject): string {
  return signedNote(`${origin}\n${tree.size}\n${tree.root().toString('base64')}\nmade at ${madeAt}\n`, origin, key);
}

/**
 * Reads the checkpoints of a file, which are separated by empty lines. Returns the smallest first.
 * @throws BadCheckpoint
 */
export function checkpointsIn(file: string): Checkpoint[] {
  const lines = file.replaceAll('\r\n', '\n').split('\n');
  const found: Checkpoint[] = [];
  for (let at = 0; at < lines.length; ) {
    if (lines[at]?.trim() === '') at += 1;
    else at = read(lines, at, found);
  }
  if (found.length === 0) throw new BadCheckpoint(1, 'there is no checkpoint in the file');
  return found.sort((a, b) => a.events - b.events);
}

/** Reads one checkpoint. @returns the index of the line after it @throws BadCheckpoint */
function read(lines: readonly string[], start: number, found: Checkpoint[]): number {
  const end = lines.indexOf('', start);
  if (end === -1) throw new BadCheckpoint(lines.length, 'the checkpoint has no signature: the file is cut off');
  const body = lines.slice(start, end);
  const [origin = '', size = '', root = '', ...more] = body;
  if (!/^milepost\/[0-9a-f-]{36}$/u.test(origin)) throw new BadCheckpoint(start + 1, 'this is not the name of a log of Milepost, like milepost/01a21a52-974a-7a24-9c5d-7b663ca04843');
  if (!/^(?:0|[1-9]\d{0,14})$/u.test(size)) throw new BadCheckpoint(start + 2, 'this is not a number of events');
  if (!/^[A-Za-z0-9+/]{43}=$/u.test(root)) throw new BadCheckpoint(start + 3, 'this is not the base64 of a SHA-256 hash');
  const signatures: string[] = [];
  let next = end + 1;
  for (; isSignature(lines[next] ?? ''); next += 1) signatures.push(lines[next] as string);
  if (signatures.length === 0) throw new BadCheckpoint(next + 1, 'a signature should come here: a line that begins with “— ”');
  const madeAt = more.map((line) => /^made at (.+)$/u.exec(line)?.[1]).find(isInstant);
  found.push({ origin, events: Number(size), root, madeAt, text: `${body.join('\n')}\n`, signatures });
  return next;
}

export const isSignatureRight = ({ text, signatures, origin }: Checkpoint, key: VerifierKey): boolean => key.name === origin && isSignedBy(text, signatures, key);
