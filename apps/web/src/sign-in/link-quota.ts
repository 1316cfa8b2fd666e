import { LRUCache } from 'lru-cache';

const perHour = 5;
const hour = 3_600_000;

/**
 * Limits the links to one email address: five an hour in this process. Each network address that asks is counted apart, and so
 * is each browser that signed in before. So a person who requests links for somebody else does not block that person's own
 * requests.
 */
export class LinkQuota {
  /** Bounded: made-up addresses only remove older entries. */
  readonly #sent = new LRUCache<string, number[]>({ max: 10_000 });

  /**
   * Counts one more link.
   * @returns false when the quota is used up
   * @param from a network address, or the id of a known browser
   * @param now in ms
   */
  take(mail: string, from: string, now: number): boolean {
    const key = `${from} ${mail.trim().toLowerCase()}`;
    const recent = (this.#sent.get(key) ?? []).filter((at) => at > now - hour);
    if (recent.length >= perHour) return false;
    this.#sent.set(key, [...recent, now]);
    return true;
  }
}
