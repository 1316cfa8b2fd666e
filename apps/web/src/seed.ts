import { createCommandPipeline, type CommandPipeline } from '#commands';
import { commands, deciders } from '#catalogue';
import { systemClock, systemIds, type Clock, type IdSource } from '#kernel';
import { openEventStore, resumeWhileUnavailable, type EventStore } from '#event-store';
import { loadExamples, seedCluster, seedFolder, shippedExamples } from '#import';
import { openKeyStore, personalDataWith, type KeyStore } from '#people';
import { createLogger, secret } from '#platform';
import type { RuntimeOptions } from './runtime.js';

/** Loads the examples into an empty log, unless EXAMPLE is off. */
export async function seedIfEmpty({ settings, clock = systemClock, ids = systemIds }: RuntimeOptions): Promise<void> {
  if (!settings.example) return;
  const { eventStoreUrl: url, dataFolder: folder } = settings;
  const masterKey = (isNew: boolean): string => secret(settings.secretsFolder, 'master-key', settings.masterKey, isNew);
  const handlingOn = (store: EventStore, set: Clock, keys: KeyStore, given: IdSource = ids): CommandPipeline =>
    createCommandPipeline({ store, clock: set, ids: given, deciders, commands, personalData: personalDataWith(keys) });
  const files = shippedExamples();
  if (url === undefined) return void (await seedFolder({ folder, clock, program: 'milepost web', masterKey, handlingOn, load: (log) => loadExamples({ ...log, files }) }));
  const logger = createLogger(settings.logLevel);
  const store = await openEventStore({ url, folder, waitMs: settings.startupWaitMs, onTrouble: (sentence) => logger.warn({}, sentence) });
  try {
    // Examples that an earlier or parallel start has loaded stay: loading continues after them.
    await resumeWhileUnavailable(settings.startupWaitMs, () => seedCluster({ store, files, clock, handlingOn, keys: () => openKeyStore({ folder, url, masterKey }) }));
  } finally {
    await store.close();
  }
}
