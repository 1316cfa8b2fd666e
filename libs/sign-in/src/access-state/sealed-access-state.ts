import { createHmac } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { Damaged } from '#event-store';
import { decrypt, derivedKey, encrypt, type Clock, type Instant } from '#kernel';
import { longestDays, type AccessState, type Keeping, type Kept } from './access-state.js';
import type { RecordKind } from './record-kind.js';
import { hasExpired, type FoundRecord, type RecordStore } from './record-store.js';

type Kind = RecordKind<object>;

/** The size of the caches of opened records and of hashes. */
const CACHE_SIZE = 5_000;

interface Opened {
  sealed: Uint8Array;
  record: object;
}

/** Hashes keys and owners, seals records, and checks their expiry against the clock. */
export class SealedAccessState implements AccessState {
  readonly #hashing: Uint8Array;
  readonly #sealing: Uint8Array;
  readonly #hashes = new Map<string, LRUCache<string, string>>();
  /** Recently opened records, by id. The store is read each time; only the decryption of unchanged content is skipped. */
  readonly #openedCache = new LRUCache<string, Opened>({ max: CACHE_SIZE });
  #changes = 0;

  /** @param secret must be the same in every process, and stay the same while records are to be found */
  constructor(
    private readonly store: RecordStore,
    private readonly clock: Clock,
    secret: string,
  ) {
    this.#hashing = derivedKey(secret, 'access record names');
    this.#sealing = derivedKey(secret, 'access records');
  }

  get changes(): number {
    return this.#changes;
  }

  async add(kind: Kind, key: string, record: object, { owner, expiresAt }: Keeping = {}): Promise<boolean> {
    const now = this.clock.now();
    assertExpiry(expiresAt, now);
    const id = this.#idOf(kind, key);
    return this.#changed(this.store.add({ id, kind: kind.name, owner: owner === undefined ? undefined : this.#ownerOf(owner), expiresAt, sealed: this.#seal(id, record) }, now));
  }

  async get<T extends object>(kind: RecordKind<T>, key: string): Promise<Kept<T> | undefined> {
    const found = await this.store.get(this.#idOf(kind, key));
    return found && !hasExpired(found, this.clock.now()) ? this.#opened<T>(found) : undefined;
  }

  async change(kind: Kind, key: string, revision: number, record: object): Promise<boolean> {
    const found = await this.store.get(this.#idOf(kind, key));
    return found !== undefined && !hasExpired(found, this.clock.now()) && found.revision === revision && this.#changed(this.store.change(found, this.#seal(found.id, record)));
  }

  async consume<T extends object>(kind: RecordKind<T>, key: string): Promise<T | undefined> {
    const taken = await this.#taken(this.#idOf(kind, key));
    return taken && !hasExpired(taken, this.clock.now()) ? this.#opened<T>(taken).record : undefined;
  }

  async remove(kind: Kind, key: string): Promise<void> {
    await this.#taken(this.#idOf(kind, key));
  }

  async listOf<T extends object>(owner: string, kind: RecordKind<T>): Promise<Kept<T>[]> {
    return (await this.#recordsOf(owner, kind)).map((found) => this.#opened<T>(found));
  }

  async removeByHandle(owner: string, kind: Kind, handle: string): Promise<boolean> {
    const found = (await this.#recordsOf(owner, kind)).find(({ id }) => id === handle);
    return found !== undefined && (await this.#taken(found.id)) !== undefined;
  }

  async removeAllOf(owner: string, kind?: Kind): Promise<number> {
    const found = await this.#recordsOf(owner, kind);
    for (const { id } of found) await this.#taken(id);
    return found.length;
  }

  close(): Promise<void> {
    return this.store.close();
  }

  #taken(id: string): Promise<FoundRecord | undefined> {
    return this.#changed(this.store.take(id));
  }

  /** Counted after the change: a reader that cached an earlier state then sees a higher number. */
  #changed<T>(change: Promise<T>): Promise<T> {
    return change.finally(() => (this.#changes += 1));
  }

  async #recordsOf(owner: string, kind: Kind | undefined): Promise<FoundRecord[]> {
    const now = this.clock.now();
    return (await this.store.listOf(this.#ownerOf(owner), kind?.name, now)).filter((found) => !hasExpired(found, now));
  }

  #seal(id: string, record: object): Uint8Array {
    return encrypt(this.#sealing, Buffer.from(JSON.stringify(record)), id);
  }

  #opened<T>({ id, sealed, revision, expiresAt, kind }: FoundRecord): Kept<T> {
    const last = this.#openedCache.get(id);
    if (last && (last.sealed === sealed || Buffer.compare(last.sealed, sealed) === 0)) return { record: last.record as T, revision, expiresAt, handle: id };
    const plain = decrypt(this.#sealing, sealed, id);
    if (!plain) throw new Damaged(`An access record (${kind} ${id}) is damaged, or was sealed with another secret: remove the access records, and everybody signs in again.`);
    const record = frozen(JSON.parse(plain.toString()) as T & object);
    this.#openedCache.set(id, { sealed, record });
    return { record, revision, expiresAt, handle: id };
  }

  #idOf({ name }: Kind, key: string): string {
    return this.#hash(name, key);
  }

  #ownerOf(owner: string): string {
    return this.#hash('owner', owner);
  }

  #hash(kind: string, key: string): string {
    let hashes = this.#hashes.get(kind);
    if (!hashes) this.#hashes.set(kind, (hashes = new LRUCache({ max: CACHE_SIZE })));
    let hash = hashes.get(key);
    if (hash === undefined) hashes.set(key, (hash = createHmac('sha256', this.#hashing).update(`${kind}\n${key}`).digest('hex').slice(0, 32)));
    return hash;
  }
}

/** All callers share the cached object, so it must not change. */
function frozen<T extends object>(value: T): T {
  for (const nested of Object.values(value)) if (typeof nested === 'object' && nested !== null) frozen(nested as object);
  return Object.freeze(value);
}

function assertExpiry(expiresAt: Instant | undefined, now: Instant): void {
  if (expiresAt !== undefined && !(Date.parse(expiresAt) - Date.parse(now) <= longestDays * 86_400_000)) throw new RangeError(`A record ends within ${longestDays} days, or never.`);
}
