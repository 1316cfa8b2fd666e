import { openSqliteEventStore, type EventStore } from '#event-store';
import { readSettings } from '#platform';
import type { Terminal } from './terminal.js';

/** The data folder: the option of the command line, else the setting. */
export const dataFolder = (terminal: Terminal, given: string | undefined): string =>
  given ?? readSettings(terminal.env).dataFolder;

/** Runs `work` on the log of a data folder, which then belongs to this process alone. */
export const writing = <T>(folder: string, work: (store: EventStore) => Promise<T>): Promise<T> =>
  closing(openSqliteEventStore({ folder, program: 'milepost' }), work);

/** Runs `work` on the log of a data folder without touching it; a server may be running on it. */
export const reading = <T>(folder: string, work: (store: EventStore) => Promise<T>): Promise<T> =>
  closing(openSqliteEventStore({ folder, readOnly: true }), work);

async function closing<T>(store: EventStore, work: (store: EventStore) => Promise<T>): Promise<T> {
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
