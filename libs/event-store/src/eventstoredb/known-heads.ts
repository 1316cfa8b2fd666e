import { LRUCache } from 'lru-cache';
import type { Head } from '../port.js';

type Stored = Exclude<Head, 'no-stream'>;

/**
 * Hashes that are known to be stored at a revision of a stream. Nothing is ever changed in a stream, so what was once
 * read or acknowledged stays true: an append on it needs no look at the server, which compares revisions only.
 */
export class KnownHeads {
  readonly #heads = new LRUCache<string, Stored>({ max: 20_000 });

  remember(stream: string, { revision, hash }: Stored): void {
    this.#heads.set(stream, { revision, hash });
  }

  has(stream: string, { revision, hash }: Stored): boolean {
    const known = this.#heads.get(stream);
    return known?.revision === revision && known.hash === hash;
  }
}
