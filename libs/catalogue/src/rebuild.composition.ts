import { openEventStore } from '#event-store';
import type { Composition, WorkerComposition } from '#projections';
import { processes } from './processes.js';
import { projections } from './projections.js';
import { inCurrentVersions } from './upcasting.js';

/** Where the log is: in a data folder, or on a cluster. */
interface LogPlace {
  folder: string;
  url?: string | undefined;
}

/** For the worker thread that rebuilds the read model: its own view of the log in a data folder. */
export async function compose({ folder, url }: LogPlace): Promise<Composition> {
  const store = inCurrentVersions(await openEventStore({ folder, url, readOnly: true, spool: true }));
  return { store, processes, projections, close: () => store.close() };
}

/** What `openReadModel` takes as `worker`. */
export const readModelWorker = (log: LogPlace): WorkerComposition => ({ module: import.meta.url, options: log });
