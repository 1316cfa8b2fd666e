import { hash } from 'node:crypto';

/** SHA-256 of `prefix` and the parts. The prefixes keep leaves and nodes apart. */
const sha256 = (prefix: number, ...parts: Buffer[]): Buffer => hash('sha256', Buffer.concat([Buffer.of(prefix), ...parts]), 'buffer');

/**
 * The Merkle tree of RFC 6962 (section 2.1) over entries that are added one after the other. It keeps one hash for each full subtree: 20
 * hashes for a million entries.
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

  /** 32 bytes: of all entries so far. */
  root(): Buffer {
    if (this.#size === 0) return hash('sha256', '', 'buffer');
    return this.#full.map(({ root }) => root).reduceRight((right, left) => sha256(1, left, right));
  }
}
