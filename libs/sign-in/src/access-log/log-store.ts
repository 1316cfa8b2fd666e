import type { Instant } from '#kernel';
import type { AccessKind } from './access-entry.js';

/** An entry as a store keeps it, without a readable person or request. */
export interface StoredEntry {
  at: Instant;
  kind: AccessKind;
  /** A keyed hash of the person's id. */
  who: string | undefined;
  sealed: Uint8Array;
}

export interface EntryFilter {
  who?: string | undefined;
  kind?: AccessKind | undefined;
  /** The first instant that is included. */
  from: Instant;
  /** The first instant that is excluded. */
  before: Instant;
}

export interface StoredPage {
  /** The newest first. */
  entries: StoredEntry[];
  /** Undefined when there are no earlier entries. A page may have fewer entries than the limit although there is a next page. */
  next: string | undefined;
}

/** Storage of the access log. All methods throw Unavailable. */
export interface LogStore {
  /** Durable when it resolves. */
  add(entry: StoredEntry): Promise<void>;
  /** @param after `next` of the previous page @throws RangeError when it is not the key of a page */
  page(filter: EntryFilter, limit: number, after?: string): Promise<StoredPage>;
  /** Deletes older entries. Does nothing in a store that expires entries itself. */
  prune(before: Instant): Promise<void>;
  close(): Promise<void>;
}
