import { openAccessStreams, type AccessEntry, type AccessStreams } from '#event-store';
import type { Instant } from '#kernel';
import { longestDays } from './access-state.js';
import { hasExpired, type FoundRecord, type RecordStore, type StoredRecord } from './record-store.js';

type ListEntry = Pick<StoredRecord, 'id' | 'kind' | 'expiresAt'>;

const takenMarker = Buffer.alloc(0);
const secondsPerDay = 86_400;
/** The maximum number of attempts to take a record that other callers change meanwhile. */
const maxAttempts = 20;

/**
 * Access records on the cluster that stores the event log. Each is in a separate stream, which the server deletes after its
 * expiry. Each owner has two lists of records: those that expire and those that do not.
 * @throws EventStoreUnusable
 */
export const openClusterRecords = async (url: string): Promise<RecordStore> => new ClusterRecords(await openAccessStreams(url));

class ClusterRecords implements RecordStore {
  constructor(private readonly streams: AccessStreams) {}

  async add(record: StoredRecord, now: Instant): Promise<boolean> {
    const newest = await this.streams.last(record.id);
    const existing = newest && recordIn(newest, record.id);
    if (existing && !hasExpired(existing, now)) return false;
    // The list comes first: a record that is missing in it would survive the erasure of its owner.
    await Promise.all([this.#addToList(record), this.#limit(record, now)]);
    return this.streams.write(record.id, newest?.revision ?? 'none', bytesOf(record));
  }

  async get(id: string): Promise<FoundRecord | undefined> {
    const newest = await this.streams.last(id);
    return newest && recordIn(newest, id);
  }

  change(record: FoundRecord, sealed: Uint8Array): Promise<boolean> {
    return this.streams.write(record.id, record.revision, bytesOf({ ...record, sealed }));
  }

  async take(id: string): Promise<FoundRecord | undefined> {
    for (let left = maxAttempts; left > 0; left -= 1) {
      const found = await this.get(id);
      if (!found || (await this.streams.write(id, found.revision, takenMarker))) return found;
    }
    throw new Error(`The access record ${id} was changed ${maxAttempts} times while it was taken.`);
  }

  async listOf(owner: string, kind: string | undefined, now: Instant): Promise<FoundRecord[]> {
    const lists = await Promise.all([true, false].map((ends) => this.streams.all(listOf(owner, ends))));
    const entries = lists.flat().map(({ bytes }) => JSON.parse(Buffer.from(bytes).toString()) as ListEntry);
    const ids = new Set(entries.filter((one) => !hasExpired(one, now) && (kind === undefined || one.kind === kind)).map(({ id }) => id));
    const found: FoundRecord[] = [];
    for (const id of ids) found.push(...[await this.get(id)].filter((one) => one?.owner === owner).flatMap((one) => one ?? []));
    return found;
  }

  close(): Promise<void> {
    return this.streams.close();
  }

  async #addToList({ id, kind, owner, expiresAt }: StoredRecord): Promise<void> {
    if (owner === undefined) return;
    const list = listOf(owner, expiresAt !== undefined);
    if (expiresAt !== undefined && !(await this.streams.last(list))) await this.streams.limit(list, { maxAge: longestDays * secondsPerDay });
    await this.streams.note(list, Buffer.from(JSON.stringify({ id, kind, expiresAt } satisfies ListEntry)));
  }

  /** The retention is a day longer than the record: clocks differ, and a change is newer than the record. */
  #limit({ id, expiresAt }: StoredRecord, now: Instant): Promise<void> {
    const seconds = expiresAt === undefined ? undefined : Math.ceil((Date.parse(expiresAt) - Date.parse(now)) / 1_000) + secondsPerDay;
    return this.streams.limit(id, { maxCount: 1, ...(seconds !== undefined && { maxAge: Math.max(seconds, secondsPerDay) }) });
  }
}

const listOf = (owner: string, ends: boolean): string => `${owner}-${ends ? 'a' : 'b'}`;

const bytesOf = ({ kind, owner, expiresAt, sealed }: StoredRecord): Uint8Array =>
  Buffer.from(JSON.stringify({ kind, owner, expiresAt, sealed: Buffer.from(sealed).toString('base64') }));

/** Undefined when the record was taken. */
function recordIn({ bytes, revision }: AccessEntry, id: string): FoundRecord | undefined {
  if (bytes.length === 0) return undefined;
  const { kind, owner, expiresAt, sealed } = JSON.parse(Buffer.from(bytes).toString()) as Omit<StoredRecord, 'sealed' | 'id'> & { sealed: string };
  return { id, kind, owner, expiresAt, revision, sealed: Buffer.from(sealed, 'base64') };
}
