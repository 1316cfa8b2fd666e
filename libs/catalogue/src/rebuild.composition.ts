import { openSqliteEventStore } from '#event-store';
import type { Composition, WorkerComposition } from '#projections';
import { processes } from './processes.js';
import { projections } from './projections.js';
import { inCurrentVersions } from './upcasting.js';

/** For the worker thread that rebuilds the read model: its own view of the log in a data folder. */
export async function compose({ folder }: { folder: string }): Promise<Composition> {
  const store = inCurrentVersions(openSqliteEventStore({ folder, readOnly: true }));
  return { store, processes, projections, close: () => store.close() };
}

/** What `openReadModel` takes as `worker`, for the embedded log in this folder. */
export const readModelWorker = (folder: string): WorkerComposition => ({ module: import.meta.url, options: { folder } });
