import { createCommandHandling } from '#commands';
import { commands, processes } from '#catalogue';
import { systemClock, systemIds, type Clock } from '#kernel';
import { openEventStore } from '#event-store';
import { seedCluster, seedFolder, shippedExamples } from '#loading';
import { personalDataWith } from '#people';
import { secret } from '#platform';
import type { RuntimeOptions } from './runtime.js';

/** Loads the examples into a log that holds nothing yet, unless EXAMPLE is off. */
export async function seedIfEmpty({ settings, clock = systemClock, ids = systemIds }: RuntimeOptions): Promise<void> {
  if (!settings.example) return;
  if (settings.eventStoreUrl !== undefined) return onCluster(settings.eventStoreUrl, settings.dataFolder, clock);
  await seedFolder({
    folder: settings.dataFolder,
    files: shippedExamples(),
    clock,
    program: 'milepost web',
    masterKey: () => secret(settings.secretsFolder, 'master-key', settings.masterKey),
    handlingOn: (store, set, keys) =>
      createCommandHandling({ store, clock: set, ids, processes, commands, personalData: personalDataWith(keys) }),
  });
}

async function onCluster(url: string, folder: string, clock: Clock): Promise<void> {
  const store = await openEventStore({ url, folder });
  try {
    await seedCluster({
      store,
      files: shippedExamples(),
      clock,
      handlingOn: (on, set, ids) => createCommandHandling({ store: on, clock: set, ids, processes, commands }),
    });
  } finally {
    await store.close();
  }
}
