import { createHmac } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { Damaged } from '#event-store';
import { decrypt, derivedKey, encrypt, type Clock, type Instant } from '#kernel';
import { longestDays, type AccessState, type Keeping, type Kept } from './access-state.js';
import type { RecordKind } from './record-kind.js';
import { hasExpired, type FoundRecord, type RecordStore } from './record-store.js';

type Kind = RecordKind<object>;

/** Records whose content is remembered, of those used last. */
const REMEMBERED = 5_000;

interface Opened {
  sealed: Uint8Array;
  record: object;
}

/** Hashes keys and owners, seals records, and judges by the clock whether they have expired. */
export class SealedAccessState implements AccessState {
  readonly #hashing: Uint8Array;
  readonly #sealing: Uint8Array;
  readonly #hashes = new Map<string, LRUCache<string, string>>();
  /** What was unsealed last, by id: whether a record is still there, and is still the same, the store says each time. */
  readonly #openedLast = new LRUCache<string, Opened>({ max: REMEMBERED });
  #changes = 0;

  /** @param secret the same in every process, and for as long as records are to be found */
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
    assertEnd(expiresAt, now);
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
    return (await this.#of(owner, kind)).map((found) => this.#opened<T>(found));
  }

  async removeByHandle(owner: string, kind: Kind, handle: string): Promise<boolean> {
    const found = (await this.#of(owner, kind)).find(({ id }) => id === handle);
    return found !== undefined && (await this.#taken(found.id)) !== undefined;
  }

  async removeAllOf(owner: string, kind?: Kind): Promise<number> {
    const found = await this.#of(owner, kind);
    for (const { id } of found) await this.#taken(id);
    return found.length;
  }

  close(): Promise<void> {
    return this.store.close();
  }

  #taken(id: string): Promise<FoundRecord | undefined> {
    return this.#changed(this.store.take(id));
  }

  /** Counted once it is done: a reader that read before that, and remembers it, sees the number rise. */
  #changed<T>(change: Promise<T>): Promise<T> {
    return change.finally(() => (this.#changes += 1));
  }

  async #of(owner: string, kind: Kind | undefined): Promise<FoundRecord[]> {
    const now = this.clock.now();
    return (await this.store.listOf(this.#ownerOf(owner), kind?.name, now)).filter((found) => !hasExpired(found, now));
  }

  #seal(id: string, record: object): Uint8Array {
    return encrypt(this.#sealing, Buffer.from(JSON.stringify(record)), id);
  }

  #opened<T>({ id, sealed, revision, expiresAt, kind }: FoundRecord): Kept<T> {
    const last = this.#openedLast.get(id);
    if (last && (last.sealed === sealed || Buffer.compare(last.sealed, sealed) === 0)) return { record: last.record as T, revision, expiresAt, handle: id };
    const plain = decrypt(this.#sealing, sealed, id);
    if (!plain) throw new Damaged(`An access record (${kind} ${id}) is damaged, or was sealed with another secret: remove the access records, and everybody signs in again.`);
    const record = frozen(JSON.parse(plain.toString()) as T & object);
    this.#openedLast.set(id, { sealed, record });
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
    if (!hashes) this.#hashes.set(kind, (hashes = new LRUCache({ max: REMEMBERED })));
    let hash = hashes.get(key);
    if (hash === undefined) hashes.set(key, (hash = createHmac('sha256', this.#hashing).update(`${kind}\n${key}`).digest('hex').slice(0, 32)));
    return hash;
  }
}

/** Everybody who asks for the record gets the same one. */
function frozen<T extends object>(value: T): T {
  for (const held of Object.values(value)) if (typeof held === 'object' && held !== null) frozen(held as object);
  return Object.freeze(value);
}

function assertEnd(expiresAt: Instant | undefined, now: Instant): void {
  if (expiresAt !== undefined && !(Date.parse(expiresAt) - Date.parse(now) <= longestDays * 86_400_000)) throw new RangeError(`A record ends within ${longestDays} days, or never.`);
}
