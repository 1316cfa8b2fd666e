import type { Checkpoint } from './checkpoint.js';
import { entryOf } from './checkpoint-of-log.js';
import { MerkleTree } from './merkle-tree.js';

/** The hashes of a file, one a line, when they are those of one of the checkpoints; undefined otherwise. */
export function hashesIn(text: string, checkpoints: readonly Checkpoint[]): string[] | undefined {
  const hashes = text.split(/\r?\n/u).filter((line) => line !== '');
  const kept = checkpoints.find(({ events }) => events === hashes.length);
  if (!kept || hashes.some((hash) => !/^[0-9a-f]{64}$/u.test(hash))) return undefined;
  const tree = new MerkleTree();
  for (const hash of hashes) tree.add(entryOf(hash));
  return tree.root().toString('base64') === kept.root ? hashes : undefined;
}
