import type { Checkpoint } from './checkpoint.js';
import { entryOf } from './checkpoint-of-log.js';
import { MerkleTree } from './merkle-tree.js';

/** The hashes of a file with one hash per line, when their root is that of one of the checkpoints; otherwise undefined. */
export function hashesIn(text: string, checkpoints: readonly Checkpoint[]): string[] | undefined {
  const hashes = text.split(/\r?\n/u).filter((line) => line !== '');
  const checkpoint = checkpoints.find(({ events }) => events === hashes.length);
  if (!checkpoint || hashes.some((hash) => !/^[0-9a-f]{64}$/u.test(hash))) return undefined;
  const tree = new MerkleTree();
  for (const hash of hashes) tree.add(entryOf(hash));
  return tree.root().toString('base64') === checkpoint.root ? hashes : undefined;
}
