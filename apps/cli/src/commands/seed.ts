import type { Command } from 'commander';
import { loadExamples, shippedExamples } from '#loading';
import { systemClock } from '#kernel';
import { handlingOn, writing } from '../composition.js';
import { writeLine, type Terminal } from '../terminal.js';
import { folderOf } from './folder.js';

export const addSeed = (program: Command, terminal: Terminal): void => {
  const command = program
    .command('seed')
    .description('Loads the two examples into an empty data folder. Their dates, counts and amounts are illustrative.');
  command.action(async () => {
    const rows = await writing(folderOf(command, terminal), (store) =>
      loadExamples({ store, handling: (clock) => handlingOn(store, clock), clock: systemClock, files: shippedExamples() }),
    );
    await writeLine(terminal.out, `Loaded the examples: ${rows} rows.`);
  });
};
