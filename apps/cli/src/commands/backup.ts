import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Command } from 'commander';
import { inspectDataFolder } from '#data-folder';
import { backupLog, logFileOf } from '#event-store';
import { embedded } from '../composition.js';
import { ProgressLine, writeLine, type Terminal } from '../terminal.js';
import { placeOf } from './place.js';

export const addBackup = (program: Command, terminal: Terminal): void => {
  const command = program
    .command('backup')
    .description('Copies the log at one instant and checks the copy. Works while a server is running.')
    .argument('<target>', 'a new file ending in .db, or a folder: the copy is then log.db in it, a data folder to start from');
  command.action(async (target: string) => {
    const file = isFile(target) ? target : logFileOf(target);
    const progress = new ProgressLine(terminal);
    const folder = embedded(placeOf(command, terminal), 'back that up with its own means, or write an export.');
    inspectDataFolder(folder);
    mkdirSync(dirname(file), { recursive: true });
    const { events, streams } = await backupLog(folder, file, {
      onProgress: (done, total) => progress.show('Checking the copy', done, total),
    }).finally(() => progress.end());
    const { backupKeys, keysFileOf } = await import('#people');
    const keysFile = file === logFileOf(target) ? keysFileOf(target) : file.replace(/(\.db)?$/u, '.keys.db');
    const keys = await backupKeys(folder, keysFile);
    const { accessFileOf, backupAccess } = await import('#sign-in');
    const accessFile = file === logFileOf(target) ? accessFileOf(target) : file.replace(/(\.db)?$/u, '.access.db');
    const access = await backupAccess(folder, accessFile);
    await writeLine(terminal.out, `Backed up ${events} events of ${streams} streams to ${file}.`);
    if (keys !== undefined) await writeLine(terminal.out, aboutKeys(keys, keysFile));
    if (access) await writeLine(terminal.out, aboutAccess(access, accessFile));
  });
};

const aboutKeys = (keys: number, file: string): string =>
  `Copied ${keys} ${keys === 1 ? 'key' : 'keys'} of personal data to ${file}; they open only with MASTER_KEY, which is not copied. Keep them apart from the log, and no longer than you have to: with an old copy, the details of somebody who was erased since, and texts that were removed since, can be read again.`;

const aboutAccess = ({ records, entries }: { records: number; entries: number }, file: string): string =>
  `Copied ${records} access ${records === 1 ? 'record' : 'records'} and ${entries} ${entries === 1 ? 'entry' : 'entries'} of the access log to ${file}: what was revoked after this backup is in force again where it is restored. Without this file everybody signs in again, and nobody knows who saw what before.`;

const isFile = (target: string): boolean => (existsSync(target) ? !statSync(target).isDirectory() : target.endsWith('.db'));
