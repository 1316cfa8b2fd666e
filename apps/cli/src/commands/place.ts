import type { Command } from 'commander';
import { logPlace, type LogPlace } from '../composition.js';
import type { Terminal } from '../terminal.js';

/** The log that a command works on. */
export const placeOf = (command: Command, terminal: Terminal): LogPlace =>
  logPlace(terminal, command.optsWithGlobals<{ data?: string }>().data);
