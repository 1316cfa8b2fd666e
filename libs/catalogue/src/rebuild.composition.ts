import { openEventStore } from '#event-store';
import { openKeyStore } from '#people';
import type { Composition, WorkerComposition } from '#projections';
import { deciders } from './deciders.js';
import { projections } from './projections.js';
import { inCurrentVersions, withTexts } from './upcasting.js';

/** The location of the log: a data folder, or a cluster with `url`. */
interface LogPlace {
  folder: string;
  url?: string | undefined;
  /** Wraps the keys that are kept with the log. Without it, texts stay sealed. */
  masterKey?: string;
}

/** For the worker thread that rebuilds the read model: opens its own read-only view of the log. */
export async function compose({ folder, url, masterKey }: LogPlace): Promise<Composition> {
  const log = await openEventStore({ folder, url, readOnly: true, spool: true });
  if (masterKey === undefined) return { store: inCurrentVersions(log), deciders, projections, close: () => log.close() };
  const keys = await openKeyStore({ folder, url, masterKey });
  return {
    store: withTexts(log, keys), deciders, projections,
    async close() {
      await keys.close();
      await log.close();
    },
  };
}

/** The `worker` option of `openReadModel`. */
export const readModelWorker = (log: LogPlace): WorkerComposition => ({ module: import.meta.url, options: log });
