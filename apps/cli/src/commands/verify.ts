import { statSync } from 'node:fs';
import type { Command } from 'commander';
import { checkExport } from '#audit';
import { damageOf } from '#data-folder';
import { verifyEvents, verifyLog, verifyLogFile, type LogReport, type VerifyOptions } from '#event-store';
import { reading, type LogPlace } from '../composition.js';
import { FoundDamaged } from '../exit-codes.js';
import { ProgressLine, writeLine, type Terminal } from '../terminal.js';
import { placeOf } from './place.js';

export const addVerify = (program: Command, terminal: Terminal): void => {
  const command = program
    .command('verify')
    .description('Checks every event of the log, or of a file, against its hash and its chain, and alters nothing. Works while a server is running.')
    .option('--file <file>', 'check an export, or a backup (a file ending in .db), instead of the data folder');
  command.action(async ({ file }: { file?: string }) => {
    const progress = new ProgressLine(terminal);
    const onProgress = (done: number, total: number): void => progress.show('Verifying', done, total);
    const found = await check(file, () => placeOf(command, terminal), { onProgress }).finally(() => progress.end());
    if (found.faults.length > 0) throw new FoundDamaged(found.faults);
    await writeLine(terminal.out, `Whole: ${found.events} events of ${found.streams} streams, every hash and every chain right.`);
  });
};

interface Found {
  events: number;
  streams: number;
  faults: string[];
}

async function check(file: string | undefined, place: () => LogPlace, options: VerifyOptions): Promise<Found> {
  if (file === undefined) return checkPlace(place(), options);
  // An unreadable or missing file is told as such, not as damage.
  statSync(file);
  if (file.endsWith('.db')) return fromReport(await verifyLogFile(file, options));
  const { events, streams, bad } = await checkExport(file);
  return { events, streams, faults: bad.map(({ line, reason }) => `${file}, line ${line}: ${reason}`) };
}

/** The folder first: where the log is missing or cut off, its events are not worth reading. */
async function checkPlace(place: LogPlace, options: VerifyOptions): Promise<Found> {
  const damage = place.url === undefined ? damageOf(place.folder) : undefined;
  return damage === undefined ? fromReport(await verifyLogAt(place, options)) : { events: 0, streams: 0, faults: [damage] };
}

const verifyLogAt = ({ folder, url }: LogPlace, options: VerifyOptions): Promise<LogReport> =>
  url === undefined ? verifyLog(folder, options) : reading({ folder, url }, (store) => verifyEvents(store, (done) => options.onProgress?.(done, done)));

const fromReport = ({ events, streams, damage }: LogReport): Found => ({ events, streams, faults: damage === null ? [] : [damage] });
