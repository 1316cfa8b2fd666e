import type { Command } from 'commander';
import { restoreLog, verifiedExport } from '#audit';
import { systemClock } from '#kernel';
import { filling, FILL_STALL_TIMEOUT_MS } from '../composition.js';
import { ProgressLine, writeLine, type Terminal } from '../terminal.js';
import { placeOf } from './place.js';

export const addRestore = (program: Command, terminal: Terminal): void => {
  const command = program
    .command('restore')
    .description('Writes an export into an empty data folder: same ids, times and hashes. The whole file is checked first, as by verify.')
    .argument('<file>', 'a file written by "milepost export"');
  command.action(async (file: string) => {
    const place = placeOf(command, terminal);
    const { knownEvents, textKeyIdIn } = await import('#catalogue');
    const { PeopleKeys, TextKeyIds, countMissingKeys, missingKeys, missingTextKeys } = await import('#people');
    const [people, texts] = [new PeopleKeys(), new TextKeyIds(textKeyIdIn)];
    const verified = await verifiedExport(file, { known: knownEvents, now: systemClock.now(), each: (event) => (people.take(event), texts.take(event)) });
    const progress = new ProgressLine(terminal);
    await filling(place, (store) => restoreLog(verified, store, (done, total) => progress.show('Restoring', done, total), FILL_STALL_TIMEOUT_MS), { isRestoring: true }).finally(() => progress.end());
    await writeLine(terminal.out, `Restored ${verified.events} events of ${verified.streams} streams.`);
    const where = place.url === undefined ? 'folder' : 'cluster';
    const [missing, missingTexts] = [await countMissingKeys(place, people.keys), await countMissingKeys(place, texts.keys)];
    if (missing > 0) await writeLine(terminal.err, `An export holds no keys. ${missingKeys(missing, where)}`);
    if (missingTexts > 0) await writeLine(terminal.err, `An export holds no keys. ${missingTextKeys(missingTexts, where)}`);
  });
};
