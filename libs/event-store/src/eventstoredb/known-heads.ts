import { LRUCache } from 'lru-cache';
import type { Head } from '../port.js';

type Stored = Exclude<Head, 'no-stream'>;

/**
 * Hashes known to be stored at a revision of a stream. Streams are append-only, so a head that was once read or
 * acknowledged stays valid. An append on it saves a read: the server compares revisions only.
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
