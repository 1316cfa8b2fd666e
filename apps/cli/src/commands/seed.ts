import type { Command } from 'commander';
import { systemClock } from '#kernel';
import { writeLine, type Terminal } from '../terminal.js';
import { folderOf } from './folder.js';

export const addSeed = (program: Command, terminal: Terminal): void => {
  const command = program
    .command('seed')
    .description('Loads the two examples into an empty data folder. Their dates, counts and amounts are illustrative.');
  command.action(async () => {
    // The way of a command takes longest to load: only what records waits for it.
    const { NotEmpty, seedFolder, shippedExamples } = await import('#loading');
    const { handlingOn } = await import('../handling.js');
    const folder = folderOf(command, terminal);
    const rows = await seedFolder({ folder, handlingOn, clock: systemClock, files: shippedExamples(), program: 'milepost seed' });
    if (rows === undefined) throw new NotEmpty(`The log in ${folder} is not empty: examples are loaded into an empty one only.`);
    await writeLine(terminal.out, `Loaded the examples: ${rows} rows.`);
  });
};
