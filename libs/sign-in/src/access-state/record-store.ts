import type { Instant } from '#kernel';

/** A record as a store keeps it: it knows neither key nor content. */
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

/** Where records are. Expired ones may be given or not: the caller judges. All methods throw Unavailable. */
export interface RecordStore {
  /** Durable when it resolves. False when there is one that has not expired at `now`. */
  add(record: StoredRecord, now: Instant): Promise<boolean>;
  get(id: string): Promise<FoundRecord | undefined>;
  /** Of several changes of one revision one gets true. */
  change(record: FoundRecord, sealed: Uint8Array): Promise<boolean>;
  /** Of several callers one gets it. */
  take(id: string): Promise<FoundRecord | undefined>;
  /** @param kind undefined: of every kind */
  listOf(owner: string, kind: string | undefined, now: Instant): Promise<FoundRecord[]>;
  close(): Promise<void>;
}

export const hasExpired = ({ expiresAt }: Pick<StoredRecord, 'expiresAt'>, now: Instant): boolean => expiresAt !== undefined && expiresAt <= now;
