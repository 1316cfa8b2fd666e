import { openSqliteEventStore, type SqliteEventStoreOptions } from './sqlite/open.js';
import type { KeyStreams } from './eventstoredb/key-streams.js';
import type { EventStore } from './port.js';

export interface EventStoreChoice extends SqliteEventStoreOptions {
  /** The address of a cluster; the log is in the data folder otherwise. */
  url?: string | undefined;
  /** Told, in one sentence, when the cluster does not send events at the moment. */
  onTrouble?: (sentence: string) => void;
  /** Of a cluster: keeps what is read of the whole log in the data folder until it is closed, and reads streams from there. */
  spool?: boolean;
  /** Of a cluster: appends are sent without waiting for the one before, and stored in order. For who fills an empty log. */
  bulk?: boolean;
  /** Of a cluster: milliseconds for which the start waits for it when it is away. */
  waitMs?: number | undefined;
}

/** A store that can be out of reach for a while: says so as long as it lasts. */
export interface ReachedStore extends EventStore {
  readonly trouble?: string | undefined;
  /** Why nothing can be appended, in one sentence, as far as is known without trying. */
  readonly writeTrouble?: string | undefined;
}

/**
 * Opens the log that the settings choose.
 * @throws DataFolderUnusable, Damaged, EventStoreUnusable: one sentence that says which and why
 */
export async function openEventStore({ url, onTrouble, spool = false, bulk = false, waitMs = 0, ...embedded }: EventStoreChoice): Promise<ReachedStore> {
  if (url === undefined) return openSqliteEventStore(embedded);
  // The client takes a while to load: only who has a cluster waits for it.
  const { openEventStoreDb } = await import('./eventstoredb/open.js');
  return openEventStoreDb({ address: url, bulk, waitMs, ...(onTrouble && { onTrouble }), ...(spool && { spoolIn: embedded.folder }) });
}

/** The keys of personal data on a cluster. @throws EventStoreUnusable */
export async function openKeyStreams(url: string): Promise<KeyStreams> {
  const { KeyStreams: Streams } = await import('./eventstoredb/key-streams.js');
  return new Streams(url);
}
