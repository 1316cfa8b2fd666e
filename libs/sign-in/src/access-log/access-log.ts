import { createHmac } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { addDays, decrypt, derivedKey, encrypt, londonDayStart, maxDate, type Clock, type PlainDate } from '#kernel';
import { keptDays, type AccessEntry, type AccessKind } from './access-entry.js';
import type { LogStore, StoredEntry } from './log-store.js';

export interface AccessQuery {
  /** The id of a person. */
  person?: string | undefined;
  kind?: AccessKind | undefined;
  /** The first and the last day in London, both included. */
  from?: PlainDate | undefined;
  to?: PlainDate | undefined;
  /** `next` of the previous page. */
  after?: string | undefined;
  limit: number;
}

export interface AccessPage {
  /** The newest first. A page may have fewer items than the limit although there is a next page. */
  items: AccessEntry[];
  next: string | undefined;
}

export type Noted = Omit<AccessEntry, 'at'>;

/** Replaces the content of an entry that cannot be opened: it is damaged, or was sealed with a different master key. */
export const unreadable = 'unreadable';

const hour = 3_600_000;
/** The maximum of recorded refusals of unknown people in an hour and process: an attack must not fill the disk. */
const refusalsPerHour = 100;
/** Milliseconds within which the same access by the same person is recorded once. */
const repeatWindowMs = 60_000;

/**
 * Records who signed in, exported files and saw personal details, for 12 months and outside the event log. Persons are stored
 * as keyed hashes, and the other content is sealed. All methods throw Unavailable when the store does not answer.
 */
export class AccessLog {
  readonly #hashing: Uint8Array;
  readonly #sealing: Uint8Array;
  readonly #recent = new LRUCache<string, true>({ max: 5_000, ttl: repeatWindowMs });
  #refused = { since: -Infinity, count: 0 };
  #prunedOn: PlainDate = '';

  /** @param secret must be the same in every process, and stay the same while entries are to be readable */
  constructor(
    private readonly store: LogStore,
    private readonly clock: Clock,
    secret: string,
  ) {
    this.#hashing = derivedKey(secret, 'access log persons');
    this.#sealing = derivedKey(secret, 'access log');
  }

  /** Durable when it resolves. An export or view that is repeated within a minute is recorded once. */
  async note({ kind, person, way, what, ids }: Noted): Promise<void> {
    const isRepeatable = kind === 'exported' || kind === 'people-shown';
    const same = JSON.stringify([kind, person, way, what, ids]);
    if ((isRepeatable && this.#recent.has(same)) || (person === undefined && !this.#mayNoteRefusal())) return;
    const at = this.clock.now();
    const who = person === undefined ? undefined : this.#whoOf(person);
    const sealed = encrypt(this.#sealing, Buffer.from(JSON.stringify({ person, way, what, ids })), authenticatedDataOf({ at, kind, who }));
    await this.store.add({ at, kind, who, sealed });
    if (isRepeatable) this.#recent.set(same, true);
    await this.#prune();
  }

  /** @throws RangeError when `after` is not the key of a page */
  async page({ person, kind, from, to, after, limit }: AccessQuery): Promise<AccessPage> {
    const today = this.clock.today();
    const first = maxDate(from ?? '', firstKept(today));
    const end = addDays(to === undefined || to > today ? today : to, 1);
    if (first >= end) return { items: [], next: undefined };
    const filter = { who: person === undefined ? undefined : this.#whoOf(person), kind, from: londonDayStart(first), before: londonDayStart(end) };
    const { entries, next } = await this.store.page(filter, limit, after);
    return { items: entries.map((entry) => this.#opened(entry)), next };
  }

  close(): Promise<void> {
    return this.store.close();
  }

  async #prune(): Promise<void> {
    const today = this.clock.today();
    if (this.#prunedOn === today) return;
    await this.store.prune(londonDayStart(firstKept(today)));
    this.#prunedOn = today;
  }

  #mayNoteRefusal(): boolean {
    const now = Date.parse(this.clock.now());
    if (now - this.#refused.since >= hour) this.#refused = { since: now, count: 0 };
    return (this.#refused.count += 1) <= refusalsPerHour;
  }

  #opened(entry: StoredEntry): AccessEntry {
    const plain = decrypt(this.#sealing, entry.sealed, authenticatedDataOf(entry));
    return { at: entry.at, kind: entry.kind, ...(!plain ? { what: unreadable } : (JSON.parse(plain.toString()) as Omit<AccessEntry, 'at' | 'kind'>)) };
  }

  #whoOf(person: string): string {
    return createHmac('sha256', this.#hashing).update(person).digest('hex').slice(0, 32);
  }
}

const firstKept = (today: PlainDate): PlainDate => addDays(today, 1 - keptDays);

/** Additional authenticated data: binds the sealed content to the readable fields of its entry. */
const authenticatedDataOf = ({ at, kind, who = '' }: Pick<StoredEntry, 'at' | 'kind' | 'who'>): string => `${at} ${kind} ${who}`;
