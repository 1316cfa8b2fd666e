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
import { askedCheckpoints, type CheckpointOptions } from './verify-checkpoint.js';

export const addVerify = (program: Command, terminal: Terminal): void => {
  const command = program
    .command('verify')
    .description('Checks every event of the log, or of a file, and changes nothing. Works while a server is running.')
    .option('--file <file>', 'check an export, or a backup (a file ending in .db), instead of the data folder')
    .option('--checkpoint <file>', 'compare with the checkpoints in this file, which “milepost checkpoint” or CHECKPOINT_DIR made')
    .option('--hashes <file>', 'the hashes that belong to a checkpoint: names the first event that differs')
    .option('--key <key>', 'check the signatures with this key, or the key in this file');
  command.action(async ({ file, ...options }: { file?: string } & CheckpointOptions) => {
    const checkpoints = askedCheckpoints(options);
    const progress = new ProgressLine(terminal);
    const onProgress = (done: number, total: number): void => progress.show('Verifying', done, total);
    const { knownEvents, textKeyIdIn } = await import('#catalogue');
    const { PeopleKeys, TextKeyIds, countMissingKeys, keyIdsIn, missingKeys, missingTextKeys } = await import('#people');
    const [people, texts] = [new PeopleKeys(), new TextKeyIds(textKeyIdIn)];
    const place = file === undefined ? placeOf(command, terminal) : undefined;
    // The folder is checked first: events of a missing or truncated log need not be read.
    const damage = place && place.url === undefined ? damageOf(place.folder) : undefined;
    if (damage !== undefined) throw new FoundDamaged([damage]);
    const before = place && place.url === undefined ? keyIdsIn(place.folder) : undefined;
    const each = (event: Checked): void => {
      people.take(event);
      texts.take(event);
      checkpoints?.comparison.take(event);
    };
    const request: VerifyRequest = { known: knownEvents, each, onProgress };
    const found = await (place ? checkLog(place, request) : checkFile(file as string, request)).finally(() => progress.end());
    if (found.faults.length > 0) throw new FoundDamaged(found.faults);
    const compared = checkpoints?.comparison.finish();
    if (compared && compared.faults.length > 0) throw new FoundDamaged(compared.faults);
    await writeLine(terminal.out, `Whole: ${found.events} events of ${found.streams} streams; every field, hash, chain and count is right.`);
    const shows = checkpoints && compared ? [`It holds what ${compared.agreeing === 1 ? 'the checkpoint says' : `all ${compared.agreeing} checkpoints say`}, in the same order. ${checkpoints.signatures}`, afterCheckpoint] : limits;
    for (const line of shows) await writeLine(terminal.out, line);
    if (!place) return;
    const where = place.url === undefined ? 'folder' : 'cluster';
    const [missing, missingTexts] = [await countMissingKeys(place, people.keys, before), await countMissingKeys(place, texts.keys, before)];
    const sentences = [...(missing > 0 ? [missingKeys(missing, where)] : []), ...(missingTexts > 0 ? [missingTextKeys(missingTexts, where)] : [])];
    if (sentences.length > 0) throw new FoundKeysMissing(sentences.join(' '));
  });
};

/** The meaning of "whole", and its limits. */
const limits: readonly string[] = [
  'This shows that nothing in it was changed by accident, or by somebody who did not also recalculate all later hashes of that stream.',
  'It does not show that nothing is missing at the end of a stream, or a whole stream; that no event was forged with all hashes recalculated; or the order between streams. A checkpoint that was kept elsewhere shows that (--checkpoint), or an earlier export or backup.',
];

const afterCheckpoint = 'A checkpoint says nothing of events that were recorded after it: they are checked by their hashes and chains alone.';

type Checked = Omit<StoredEvent, 'position'>;

interface VerifyRequest {
  known: KnownEvents;
  each: (event: Checked) => void;
  onProgress: NonNullable<VerifyOptions['onProgress']>;
}

interface Found {
  events: number;
  streams: number;
  faults: string[];
}

/** @param file an export, or a backup */
async function checkFile(file: string, request: VerifyRequest): Promise<Found> {
  // An unreadable or missing file is reported as such, not as damage.
  statSync(file);
  if (file.endsWith('.db')) return fromReport(await verifyLogFile(file, optionsOf(request)));
  const { known, each } = request;
  const { events, streams, bad } = await checkExport(file, { known, now: systemClock.now(), each });
  return { events, streams, faults: bad.map(({ line, reason }) => `${file}, line ${line}: ${reason}`) };
}

async function checkLog(place: LogPlace, request: VerifyRequest): Promise<Found> {
  const { folder, url } = place;
  const { onProgress, check } = optionsOf(request);
  if (url === undefined) return fromReport(await verifyLog(folder, { onProgress, check }));
  return fromReport(await reading(place, (store) => verifyEvents(store, (done) => onProgress(done, done), check)));
}

function optionsOf({ known, each, onProgress }: VerifyRequest): Required<VerifyOptions> {
  const check = new EventValidator(known, systemClock.now());
  return {
    onProgress,
    check: (event) => {
      each(event);
      // The position depends on the store, so it is not checked.
      return check.faultOf({ ...event, position: undefined });
    },
  };
}

const fromReport = ({ events, streams, damage }: LogReport): Found => ({ events, streams, faults: damage === null ? [] : [damage] });
