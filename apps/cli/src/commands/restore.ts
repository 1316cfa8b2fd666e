import type { Command } from 'commander';
import { restoreLog } from '#audit';
import { writing } from '../composition.js';
import { ProgressLine, writeLine, type Terminal } from '../terminal.js';
import { placeOf } from './place.js';

export const addRestore = (program: Command, terminal: Terminal): void => {
  const command = program
    .command('restore')
    .description('Writes an export into an empty data folder: same ids, times and hashes. The whole file is checked first.')
    .argument('<file>', 'a file written by "milepost export"');
  command.action(async (file: string) => {
    const progress = new ProgressLine(terminal);
    const { events, streams } = await writing(placeOf(command, terminal), (store) =>
      restoreLog(file, store, (done, total) => progress.show('Restoring', done, total)),
      { isRestoring: true },
    ).finally(() => progress.end());
    await writeLine(terminal.out, `Restored ${events} events of ${streams} streams.`);
  });
};
