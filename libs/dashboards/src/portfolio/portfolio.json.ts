import { LRUCache } from 'lru-cache';
import type { ReadModel } from '#projections';
import { portfolioText, type ScopedPortfolioQuery } from './portfolio.query.js';

/** The size of the cache for all queries together. */
const KEPT_BYTES = 16 * 1024 * 1024;

/** Caches the bytes of answers until the rows or the day change, because many people send the same query. */
export class PortfolioJson {
  readonly #kept = new LRUCache<string, Buffer>({ maxSize: KEPT_BYTES, sizeCalculation: (bytes) => bytes.length });
  #stamp = '';

  constructor(private readonly model: ReadModel) {}

  /** The page as UTF-8 JSON. @throws NotReady, InvalidInput */
  bytes(query: ScopedPortfolioQuery): Buffer {
    const stamp = `${this.model.changes} ${this.model.today}`;
    if (stamp !== this.#stamp) {
      this.#kept.clear();
      this.#stamp = stamp;
    }
    const { programme, phase, warning, q, sort, after, limit, within } = query;
    const key = JSON.stringify([programme, phase, warning, q, sort, after, limit, within]);
    let bytes = this.#kept.get(key);
    if (!bytes) this.#kept.set(key, (bytes = Buffer.from(portfolioText(this.model, query))));
    return bytes;
  }
}
