import type { Command } from 'commander';
import { dataFolder } from '../composition.js';
import type { Terminal } from '../terminal.js';

/** The data folder that a command works on. */
export const folderOf = (command: Command, terminal: Terminal): string =>
  dataFolder(terminal, command.optsWithGlobals<{ data?: string }>().data);
