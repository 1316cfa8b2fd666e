import { LRUCache } from 'lru-cache';

const perHour = 5;
const hour = 3_600_000;

/**
 * How many links an address for mail is sent: five an hour in this process, to each network
 * address that asks, and to each browser in which somebody signed in before. So people who ask for
 * links of somebody else do not keep them from their own.
 */
export class LinkQuota {
  /** Bounded: made-up addresses only push out what is older. */
  readonly #sent = new LRUCache<string, number[]>({ max: 10_000 });

  /** Whether one more may be sent; it counts when it may. @param from a network address, or the id of a known browser @param now in ms */
  take(mail: string, from: string, now: number): boolean {
    const key = `${from} ${mail.trim().toLowerCase()}`;
    const recent = (this.#sent.get(key) ?? []).filter((at) => at > now - hour);
    if (recent.length >= perHour) return false;
    this.#sent.set(key, [...recent, now]);
    return true;
  }
}
