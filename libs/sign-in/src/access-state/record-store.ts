import type { Instant } from '#kernel';

/** A record as a store keeps it, without a readable key or content. */
export interface StoredRecord {
  /** 32 hexadecimal digits. */
  id: string;
  kind: string;
  /** A keyed hash of the owner's id. */
  owner: string | undefined;
  expiresAt: Instant | undefined;
  sealed: Uint8Array;
}

export interface FoundRecord extends StoredRecord {
  revision: number;
}

/** Storage of access records. It may return expired ones: the caller checks. All methods throw Unavailable. */
export interface RecordStore {
  /** Durable when it resolves. False when the id has a record that has not expired at `now`. */
  add(record: StoredRecord, now: Instant): Promise<boolean>;
  get(id: string): Promise<FoundRecord | undefined>;
  /** Of several concurrent changes of one revision, only one gets true. */
  change(record: FoundRecord, sealed: Uint8Array): Promise<boolean>;
  /** Removes and returns a record: of several concurrent callers, only one gets it. */
  take(id: string): Promise<FoundRecord | undefined>;
  /** @param kind undefined for every kind */
  listOf(owner: string, kind: string | undefined, now: Instant): Promise<FoundRecord[]>;
  close(): Promise<void>;
}

export const hasExpired = ({ expiresAt }: Pick<StoredRecord, 'expiresAt'>, now: Instant): boolean => expiresAt !== undefined && expiresAt <= now;
