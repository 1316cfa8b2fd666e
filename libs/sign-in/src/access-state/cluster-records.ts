import { openAccessStreams, type AccessEntry, type AccessStreams } from '#event-store';
import type { Instant } from '#kernel';
import { longestDays } from './access-state.js';
import { hasExpired, type FoundRecord, type RecordStore, type StoredRecord } from './record-store.js';

type Mentioned = Pick<StoredRecord, 'id' | 'kind' | 'expiresAt'>;

const ended = Buffer.alloc(0);
const secondsPerDay = 86_400;
/** How often a record is taken again after somebody else changed it in between. */
const tries = 20;

/**
 * Access records on the cluster that keeps the log: each in a stream of its own that the server forgets after its end, and
 * for each owner two lists of records, those with an end and those without.
 * @throws EventStoreUnusable
 */
export const openClusterRecords = async (url: string): Promise<RecordStore> => new ClusterRecords(await openAccessStreams(url));

class ClusterRecords implements RecordStore {
  constructor(private readonly streams: AccessStreams) {}

  async add(record: StoredRecord, now: Instant): Promise<boolean> {
    const newest = await this.streams.last(record.id);
    const there = newest && recordIn(newest, record.id);
    if (there && !hasExpired(there, now)) return false;
    // First into the list: a record that its owner cannot find would outlive the owner.
    await Promise.all([this.#mention(record), this.#limit(record, now)]);
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
    for (let left = tries; left > 0; left -= 1) {
      const found = await this.get(id);
      if (!found || (await this.streams.write(id, found.revision, ended))) return found;
    }
    throw new Error(`The access record ${id} was changed ${tries} times while it was taken.`);
  }

  async listOf(owner: string, kind: string | undefined, now: Instant): Promise<FoundRecord[]> {
    const lists = await Promise.all([true, false].map((ends) => this.streams.all(listOf(owner, ends))));
    const mentioned = lists.flat().map(({ bytes }) => JSON.parse(Buffer.from(bytes).toString()) as Mentioned);
    const ids = new Set(mentioned.filter((one) => !hasExpired(one, now) && (kind === undefined || one.kind === kind)).map(({ id }) => id));
    const found: FoundRecord[] = [];
    for (const id of ids) found.push(...[await this.get(id)].filter((one) => one?.owner === owner).flatMap((one) => one ?? []));
    return found;
  }

  close(): Promise<void> {
    return this.streams.close();
  }

  async #mention({ id, kind, owner, expiresAt }: StoredRecord): Promise<void> {
    if (owner === undefined) return;
    const list = listOf(owner, expiresAt !== undefined);
    if (expiresAt !== undefined && !(await this.streams.last(list))) await this.streams.limit(list, { maxAge: longestDays * secondsPerDay });
    await this.streams.note(list, Buffer.from(JSON.stringify({ id, kind, expiresAt } satisfies Mentioned)));
  }

  /** A day longer than the record lasts: clocks differ, and a change is younger than the record. */
  #limit({ id, expiresAt }: StoredRecord, now: Instant): Promise<void> {
    const seconds = expiresAt === undefined ? undefined : Math.ceil((Date.parse(expiresAt) - Date.parse(now)) / 1_000) + secondsPerDay;
    return this.streams.limit(id, { maxCount: 1, ...(seconds !== undefined && { maxAge: Math.max(seconds, secondsPerDay) }) });
  }
}

const listOf = (owner: string, ends: boolean): string => `${owner}-${ends ? 'a' : 'b'}`;

const bytesOf = ({ kind, owner, expiresAt, sealed }: StoredRecord): Uint8Array =>
  Buffer.from(JSON.stringify({ kind, owner, expiresAt, sealed: Buffer.from(sealed).toString('base64') }));

/** Undefined when it has been taken. */
function recordIn({ bytes, revision }: AccessEntry, id: string): FoundRecord | undefined {
  if (bytes.length === 0) return undefined;
  const { kind, owner, expiresAt, sealed } = JSON.parse(Buffer.from(bytes).toString()) as Omit<StoredRecord, 'sealed' | 'id'> & { sealed: string };
  return { id, kind, owner, expiresAt, revision, sealed: Buffer.from(sealed, 'base64') };
}
