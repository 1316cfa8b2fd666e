import { Command } from 'commander';
import { addAdministrator } from './commands/administrator.js';
import { addBackup } from './commands/backup.js';
import { addCheckpoint } from './commands/checkpoint.js';
import { addConfig } from './commands/config.js';
import { addExport } from './commands/export.js';
import { addForecast } from './commands/forecast.js';
import { addHistory } from './commands/history.js';
import { addImport } from './commands/import.js';
import { addMigrate } from './commands/migrate.js';
import { addRebuild } from './commands/rebuild.js';
import { addRestore } from './commands/restore.js';
import { addSeed } from './commands/seed.js';
import { addSnapshot } from './commands/snapshot.js';
import { addTemplate } from './commands/template.js';
import { addVerify } from './commands/verify.js';
import { endingOf, exitCodes, exitCodesHelp, type ExitCode } from './exit-codes.js';
import { writeLine, type Terminal } from './terminal.js';


const all = [addSeed, addImport, addExport, addRestore, addBackup, addMigrate, addSnapshot, addHistory, addVerify, addCheckpoint, addRebuild, addTemplate, addForecast, addAdministrator, addConfig];

/** Runs one command line and returns the exit code. */
export async function milepost(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const program = programFor(terminal);
  try {
    await program.parseAsync([...args], { from: 'user' });
    return exitCodes.ok;
  } catch (error) {
    const { code, sentences } = endingOf(error);
    for (const sentence of sentences) await writeLine(terminal.err, sentence);
    return code;
  }
}

function programFor(terminal: Terminal): Command {
  const program = new Command('milepost')
    .description('Works on the log of Milepost: loads, exports, restores, checks and shows its log.')
    .option('--data <folder>', 'a data folder (otherwise the log that the settings EVENT_STORE_URL and DATA_DIR choose)')
    .showHelpAfterError('(see --help)')
    .exitOverride()
    .configureOutput({ writeOut: (text) => void terminal.out.write(text), writeErr: (text) => void terminal.err.write(text) });
  for (const add of all) add(program, terminal);
  program.addHelpText('after', exitCodesHelp);
  for (const command of program.commands) command.addHelpText('after', exitCodesHelp);
  return program;
}
