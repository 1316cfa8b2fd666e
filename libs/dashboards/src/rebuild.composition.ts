import { eventSteps, eventVersions, processes } from '#development';
import { UpcastingEventStore, defineUpcasters, openSqliteEventStore } from '#event-store';
import type { Composition, WorkerComposition } from '#projections';
import { projections } from './projections.js';

/** For the worker thread that rebuilds the read model: its own view of the log in a data folder. */
export async function compose({ folder }: { folder: string }): Promise<Composition> {
  const log = openSqliteEventStore({ folder, readOnly: true });
  const store = new UpcastingEventStore(log, defineUpcasters(eventSteps, eventVersions));
  return { store, processes, projections, close: () => store.close() };
}

/** What `openReadModel` takes as `worker`, for the embedded log in this folder. */
export const readModelWorker = (folder: string): WorkerComposition => ({ module: import.meta.url, options: { folder } });
