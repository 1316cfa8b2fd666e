import type { Instant } from '#kernel';
import type { AccessKind } from './access-entry.js';

/** An entry as a store keeps it: it knows neither who it is about nor what was asked for. */
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
  /** The first instant that counts. */
  from: Instant;
  /** The first instant that counts no more. */
  before: Instant;
}

export interface StoredPage {
  /** The newest first. */
  entries: StoredEntry[];
  /** Undefined: there is nothing earlier. A page may have fewer entries than asked for, and a next one. */
  next: string | undefined;
}

/** Where entries are. All methods throw Unavailable. */
export interface LogStore {
  /** Durable when it resolves. */
  add(entry: StoredEntry): Promise<void>;
  /** @param after `next` of the page before @throws RangeError when it is none */
  page(filter: EntryFilter, limit: number, after?: string): Promise<StoredPage>;
  /** Takes entries away that are older. A store that forgets them by itself does nothing. */
  prune(before: Instant): Promise<void>;
  close(): Promise<void>;
}
