import type { Instant } from '#kernel';
import type { RecordKind } from './record-kind.js';

/** A record as it stands. */
export interface Kept<T> {
  record: T;
  /** Rises with each change. */
  revision: number;
  /** Undefined: it stays until it is removed. */
  expiresAt: Instant | undefined;
  /** Says which record it is, and nothing else: may be shown, and does not open it. 32 hexadecimal digits. */
  handle: string;
}

export interface Keeping {
  /** The id of the person it belongs to, who can list it, and whose erasure removes it. */
  owner?: string | undefined;
  /** From then on it is not served. Undefined: it stays until it is removed. At most `longestDays` away. */
  expiresAt?: Instant | undefined;
}

/** Days after which every record with an end has ended. */
export const longestDays = 400;

/**
 * What access needs and the log does not hold: sessions, links, challenges, tokens, reservations. Keys may be secrets: a
 * keyed hash of them is stored, and records are sealed with the same secret. What one process removes is gone
 * for the others in their next turn of the event loop. All methods throw Unavailable when the store does not answer (then
 * nobody may be let in), NotWritable, and Damaged for a record that does not open.
 */
export interface AccessState {
  /** Increases with each change that this process has made. */
  readonly changes: number;
  /** Keeps a record where none is. False when one is there: of several callers, also in several processes, one gets true. */
  add<T extends object>(kind: RecordKind<T>, key: string, record: T, keeping?: Keeping): Promise<boolean>;
  /** Undefined when there is none, or it has expired. */
  get<T extends object>(kind: RecordKind<T>, key: string): Promise<Kept<T> | undefined>;
  /** Replaces a record whose revision is still this one; owner and end stay. False when it was changed or removed meanwhile. */
  change<T extends object>(kind: RecordKind<T>, key: string, revision: number, record: T): Promise<boolean>;
  /** Takes a record away: of several callers, also in several processes, one gets it. Undefined for the others. */
  consume<T extends object>(kind: RecordKind<T>, key: string): Promise<T | undefined>;
  /** Removing what is not there is no error. */
  remove(kind: RecordKind<object>, key: string): Promise<void>;
  /** In no order. */
  listOf<T extends object>(owner: string, kind: RecordKind<T>): Promise<Kept<T>[]>;
  /** Removes one record of this owner by its handle. False when there is none. */
  removeByHandle(owner: string, kind: RecordKind<object>, handle: string): Promise<boolean>;
  /** All records of an owner, or those of one kind. @returns how many were there */
  removeAllOf(owner: string, kind?: RecordKind<object>): Promise<number>;
  close(): Promise<void>;
}
