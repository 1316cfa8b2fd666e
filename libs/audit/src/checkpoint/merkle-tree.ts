import { hash } from 'node:crypto';

/** SHA-256 of `prefix` and the parts. The prefixes distinguish leaves from nodes. */
const sha256 = (prefix: number, ...parts: Buffer[]): Buffer => hash('sha256', Buffer.concat([Buffer.of(prefix), ...parts]), 'buffer');

/**
 * The Merkle tree of RFC 6962 (section 2.1). It keeps only one hash per full subtree: 20 hashes for a million entries.
 */
export class MerkleTree {
  /** Roots of full subtrees, largest first. */
  readonly #full: { size: number; root: Buffer }[] = [];
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add(entry: Buffer): void {
    this.#size += 1;
    let last = { size: 1, root: sha256(0, entry) };
    while (this.#full.at(-1)?.size === last.size) last = { size: last.size * 2, root: sha256(1, (this.#full.pop() as typeof last).root, last.root) };
    this.#full.push(last);
  }

  /** The root over all entries so far, 32 bytes. */
  root(): Buffer {
    if (this.#size === 0) return hash('sha256', '', 'buffer');
    return this.#full.map(({ root }) => root).reduceRight((right, left) => sha256(1, left, right));
  }
}
