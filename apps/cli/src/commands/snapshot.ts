import { join } from 'node:path';
import type { Command } from 'commander';
import { systemClock } from '#kernel';
import { inspect } from '../composition.js';
import { writeLine, type Terminal } from '../terminal.js';
import { placeOf } from './place.js';

export const addSnapshot = (program: Command, terminal: Terminal): void => {
  const command = program
    .command('snapshot')
    .description(
      'Copies the read model as it stands at one instant to a new folder: a process on another machine starts from it (READ_MODEL_SNAPSHOT) instead of reading the whole log. Works while a server is running.',
    )
    .argument('<folder>', 'a folder that does not exist yet');
  command.action(async (target: string) => {
    const { projections } = await import('#catalogue');
    const { takeSnapshot } = await import('#projections');
    const place = placeOf(command, terminal);
    inspect(place);
    const folder = join(place.folder, 'read-model');
    const { checkpoint } = await takeSnapshot({ folder, projections, target, clock: systemClock });
    await writeLine(terminal.out, `Copied the read model, up to position ${checkpoint}, to ${target}.`);
  });
};
