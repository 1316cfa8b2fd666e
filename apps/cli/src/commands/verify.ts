import { statSync } from 'node:fs';
import type { Command } from 'commander';
import { EventValidator, checkExport, type KnownEvents } from '#audit';
import { damageOf } from '#data-folder';
import { verifyEvents, verifyLog, verifyLogFile, type LogReport, type VerifyOptions } from '#event-store';
import { systemClock, type StoredEvent } from '#kernel';
import { reading, type LogPlace } from '../composition.js';
import { FoundDamaged, FoundKeysMissing } from '../exit-codes.js';
import { ProgressLine, writeLine, type Terminal } from '../terminal.js';
import { placeOf } from './place.js';

export const addVerify = (program: Command, terminal: Terminal): void => {
  const command = program
    .command('verify')
    .description('Checks every event of the log, or of a file, and changes nothing. Works while a server is running.')
    .option('--file <file>', 'check an export, or a backup (a file ending in .db), instead of the data folder');
  command.action(async ({ file }: { file?: string }) => {
    const progress = new ProgressLine(terminal);
    const onProgress = (done: number, total: number): void => progress.show('Verifying', done, total);
    const { knownEvents } = await import('#catalogue');
    const { PeopleKeys, countMissingKeys, keyIdsIn, missingKeys } = await import('#people');
    const people = new PeopleKeys();
    const place = file === undefined ? placeOf(command, terminal) : undefined;
    // The folder first: where the log is missing or cut off, its events are not worth reading.
    const damage = place && place.url === undefined ? damageOf(place.folder) : undefined;
    if (damage !== undefined) throw new FoundDamaged([damage]);
    const before = place && place.url === undefined ? keyIdsIn(place.folder) : undefined;
    const asked: Asked = { known: knownEvents, each: (event) => people.take(event), onProgress };
    const found = await (place ? checkLog(place, asked) : checkFile(file as string, asked)).finally(() => progress.end());
    if (found.faults.length > 0) throw new FoundDamaged(found.faults);
    await writeLine(terminal.out, `Whole: ${found.events} events of ${found.streams} streams; every field, hash, chain and count is right.`);
    for (const line of limits) await writeLine(terminal.out, line);
    const missing = place ? await countMissingKeys(place, people.keys, before) : 0;
    if (missing > 0) throw new FoundKeysMissing(missingKeys(missing, place?.url === undefined ? 'folder' : 'cluster'));
  });
};

/** The meaning of "whole", and its limits. */
const limits: readonly string[] = [
  'This shows that nothing in it was changed by accident, or by somebody who did not also recalculate all later hashes of that stream.',
  'It does not show that nothing is missing at the end of a stream, or a whole stream; that no event was forged with all hashes recalculated; or the order between streams. Only a copy kept where nobody could change it shows that: compare with an earlier export or backup.',
];

interface Asked {
  known: KnownEvents;
  each: (event: Pick<StoredEvent, 'type' | 'stream' | 'data'>) => void;
  onProgress: NonNullable<VerifyOptions['onProgress']>;
}

interface Found {
  events: number;
  streams: number;
  faults: string[];
}

/** @param file an export, or a backup */
async function checkFile(file: string, asked: Asked): Promise<Found> {
  // An unreadable or missing file is reported as such, not as damage.
  statSync(file);
  if (file.endsWith('.db')) return fromReport(await verifyLogFile(file, optionsOf(asked)));
  const { known, each } = asked;
  const { events, streams, bad } = await checkExport(file, { known, now: systemClock.now(), each });
  return { events, streams, faults: bad.map(({ line, reason }) => `${file}, line ${line}: ${reason}`) };
}

async function checkLog(place: LogPlace, asked: Asked): Promise<Found> {
  const { folder, url } = place;
  const { onProgress, check } = optionsOf(asked);
  if (url === undefined) return fromReport(await verifyLog(folder, { onProgress, check }));
  return fromReport(await reading(place, (store) => verifyEvents(store, (done) => onProgress(done, done), check)));
}

function optionsOf({ known, each, onProgress }: Asked): Required<VerifyOptions> {
  const check = new EventValidator(known, systemClock.now());
  return {
    onProgress,
    check: (event) => {
      each(event);
      // Where it lies is the store's own.
      return check.faultOf({ ...event, position: undefined });
    },
  };
}

const fromReport = ({ events, streams, damage }: LogReport): Found => ({ events, streams, faults: damage === null ? [] : [damage] });
