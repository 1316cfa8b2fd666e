import { createCommandHandling } from '#commands';
import { commands, processes } from '#development';
import { systemIds, type Clock } from '#kernel';
import { seedFolder, shippedExamples } from '#loading';

/** Puts the examples into a data folder that holds no event yet. Undefined when it holds some. @throws DataFolderUnusable */
export const seedWhenEmpty = (folder: string, clock: Clock): Promise<number | undefined> =>
  seedFolder({
    folder,
    clock,
    files: shippedExamples(),
    program: 'milepost web',
    handlingOn: (store, then) => createCommandHandling({ store, clock: then, ids: systemIds, processes, commands }),
  });
