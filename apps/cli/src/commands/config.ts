import type { Command } from 'commander';
import { listSettings, readSettings } from '#platform';
import { writeLine, type Terminal } from '../terminal.js';

export const addConfig = (program: Command, terminal: Terminal): void => {
  program
    .command('config')
    .description('Shows every setting, its value now and what it means. Secrets are not shown.')
    .option('--json', 'as JSON')
    .action(async ({ json }: { json?: true }) => {
      const settings = listSettings(terminal.env);
      if (json) await writeLine(terminal.out, JSON.stringify(settings, null, 2));
      else for (const { name, value, about } of settings) await writeLine(terminal.out, `${name}=${value}\n    ${about}`);
      readSettings(terminal.env);
    });
};
