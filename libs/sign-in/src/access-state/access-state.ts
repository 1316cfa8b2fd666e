import type { Instant } from '#kernel';
import type { RecordKind } from './record-kind.js';

/** A record and its current metadata. */
export interface Kept<T> {
  record: T;
  /** Increases with each change. */
  revision: number;
  /** Undefined when it stays until it is removed. */
  expiresAt: Instant | undefined;
  /** Identifies the record and may be shown: it gives no access. 32 hexadecimal digits. */
  handle: string;
}

export interface Keeping {
  /** The id of the person it belongs to. Owners can list their records, and an erasure removes them. */
  owner?: string | undefined;
  /** The instant from which it is not returned any more, at most `longestDays` ahead. Undefined: it stays until it is removed. */
  expiresAt?: Instant | undefined;
}

/** The maximum lifetime in days of a record that expires. */
export const longestDays = 400;

/**
 * Access records, which the event log does not contain: sessions, links, challenges, tokens, reservations. Keys may be
 * secrets: only a keyed hash of them is stored, and records are sealed with a key from the same secret. Other processes see a
 * removal in their next turn of the event loop. All methods throw Unavailable when the store does not answer (callers must
 * then refuse access), NotWritable, and Damaged for a record that cannot be opened.
 */
export interface AccessState {
  /** Increases with each change that this process makes. */
  readonly changes: number;
  /** Adds a record. False when the key is taken: of several concurrent callers, in any process, only one gets true. */
  add<T extends object>(kind: RecordKind<T>, key: string, record: T, keeping?: Keeping): Promise<boolean>;
  /** Undefined when there is no record, or it has expired. */
  get<T extends object>(kind: RecordKind<T>, key: string): Promise<Kept<T> | undefined>;
  /** Replaces a record if its revision is unchanged; owner and expiry stay. False when it was changed or removed meanwhile. */
  change<T extends object>(kind: RecordKind<T>, key: string, revision: number, record: T): Promise<boolean>;
  /** Removes and returns a record: of several concurrent callers, in any process, only one gets it. The others get undefined. */
  consume<T extends object>(kind: RecordKind<T>, key: string): Promise<T | undefined>;
  /** Removing a missing record is no error. */
  remove(kind: RecordKind<object>, key: string): Promise<void>;
  /** The records of an owner of one kind, unordered. */
  listOf<T extends object>(owner: string, kind: RecordKind<T>): Promise<Kept<T>[]>;
  /** Removes one record of this owner by its handle. False when there is no such record. */
  removeByHandle(owner: string, kind: RecordKind<object>, handle: string): Promise<boolean>;
  /** Removes all records of an owner, or those of one kind. @returns the number of removed records */
  removeAllOf(owner: string, kind?: RecordKind<object>): Promise<number>;
  close(): Promise<void>;
}
