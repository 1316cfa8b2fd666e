import { createCommandHandling } from '#commands';
import { commands, processes } from '#catalogue';
import { systemClock, systemIds } from '#kernel';
import { seedFolder, shippedExamples } from '#loading';
import type { RuntimeOptions } from './runtime.js';

/** Loads the examples into a data folder that holds nothing yet, unless EXAMPLE is off. */
export async function seedIfEmpty({ settings, clock = systemClock, ids = systemIds }: RuntimeOptions): Promise<void> {
  if (!settings.example) return;
  await seedFolder({
    folder: settings.dataFolder,
    files: shippedExamples(),
    clock,
    program: 'milepost web',
    handlingOn: (store, set) => createCommandHandling({ store, clock: set, ids, processes, commands }),
  });
}
