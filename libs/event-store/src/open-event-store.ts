import { openSqliteEventStore, type SqliteEventStoreOptions } from './sqlite/open.js';
import type { KeyStreams } from './eventstoredb/key-streams.js';
import type { AccessStreams } from './eventstoredb/access-streams.js';
import type { EventStore } from './port.js';

export interface EventStoreChoice extends SqliteEventStoreOptions {
  /** The address of a cluster. Undefined: the log is in the data folder. */
  url?: string | undefined;
  /** Called with one sentence when the cluster no longer sends events. */
  onTrouble?: (sentence: string) => void;
  /** Cluster only: keeps a copy of the whole log in the data folder until the store is closed, and reads streams from it. */
  spool?: boolean;
  /** Cluster only: sends appends without waiting for the previous one, stored in order. Used to fill an empty log. */
  bulk?: boolean;
  /** Cluster only: maximum milliseconds to wait at start while it is unavailable. */
  waitMs?: number | undefined;
}

/** A store that reports whether it is temporarily unavailable. */
export interface ReachedStore extends EventStore {
  readonly trouble?: string | undefined;
  /** The reason why nothing can be appended, in one sentence, as far as it is known without an append. */
  readonly writeTrouble?: string | undefined;
}

/**
 * Opens the log that the settings select.
 * @throws DataFolderUnusable, Damaged, EventStoreUnusable with the cause in one sentence
 */
export async function openEventStore({ url, onTrouble, spool = false, bulk = false, waitMs = 0, ...embedded }: EventStoreChoice): Promise<ReachedStore> {
  if (url === undefined) return openSqliteEventStore(embedded);
  // Imported on demand: the client is slow to load, and only a cluster needs it.
  const { openEventStoreDb } = await import('./eventstoredb/open.js');
  return openEventStoreDb({ address: url, bulk, waitMs, ...(onTrouble && { onTrouble }), ...(spool && { spoolIn: embedded.folder }) });
}

/** The keys of personal data on a cluster. @throws EventStoreUnusable */
export async function openKeyStreams(url: string): Promise<KeyStreams> {
  const { KeyStreams: Streams } = await import('./eventstoredb/key-streams.js');
  return new Streams(url);
}

/** Access records on a cluster. @throws EventStoreUnusable */
export async function openAccessStreams(url: string): Promise<AccessStreams> {
  const { AccessStreams: Streams } = await import('./eventstoredb/access-streams.js');
  return new Streams(url);
}
