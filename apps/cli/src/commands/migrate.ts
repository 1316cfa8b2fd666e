import type { Command } from 'commander';
import { assertSameLog, copyLog, faultOfAddress, withoutPassword, type EventStore } from '#event-store';
import type { CopiedKeys } from '#people';
import { filling, FILL_STALL_TIMEOUT_MS, masterKeyOf, openKeys, reading, writing, type LogPlace } from '../composition.js';
import { WrongUse } from '../exit-codes.js';
import { ProgressLine, writeLine, type Terminal } from '../terminal.js';
import { placeOf } from './place.js';

export const addMigrate = (program: Command, terminal: Terminal): void => {
  const command = program
    .command('migrate')
    .description('Copies the log and the keys of personal data to an empty cluster, or from a cluster to an empty data folder. Keeps ids, times, hashes and order. Continues an interrupted copy, and compares both logs at the end.')
    .requiredOption('--to <place>', 'an address like esdb://…, or a data folder');
  command.action(async ({ to }: { to: string }) => {
    const from = placeOf(command, terminal);
    const target = targetOf(to, from);
    // Fails without a log: opening a folder for writing, as below, would create one.
    await reading(from, async () => undefined);
    const progress = new ProgressLine(terminal);
    const { events, written, keys } = await between(from, target, async (old, fresh) => {
      const done = await copyLog(old, fresh, (count) => progress.show('Copying', count, count), FILL_STALL_TIMEOUT_MS);
      await assertSameLog(old, fresh, (count) => progress.show('Comparing', count, done.events));
      return { ...done, keys: await copyAllKeys(terminal, from, target, old) };
    }).finally(() => progress.end());
    await writeLine(terminal.out, `Copied ${written} events; ${nameOf(target)} holds all ${events}, in the same order with the same hashes.`);
    if (keys) await writeLine(terminal.out, aboutKeys(keys));
  });
};

/** Copies keys once the target log exists, so that they never end up with a different log. Undefined when there are none. */
async function copyAllKeys(terminal: Terminal, from: LogPlace, to: LogPlace, log: EventStore): Promise<CopiedKeyCounts | undefined> {
  const { PeopleKeys, TextKeyIds, copyKeys, copyTextKeys } = await import('#people');
  const { textKeyIdIn } = await import('#catalogue');
  const [people, texts] = [new PeopleKeys(), new TextKeyIds(textKeyIdIn)];
  for await (const { events } of log.readAll())
    for (const event of events) {
      people.take(event);
      texts.take(event);
    }
  if (people.keys.size + texts.keys.size === 0) return undefined;
  const masterKey = masterKeyOf(terminal, from);
  const old = await openKeys(from, masterKey);
  try {
    const fresh = await openKeys(to, masterKey);
    try {
      return { people: await copyKeys(people.keys, old, fresh), texts: await copyTextKeys(texts.keys, old, fresh) };
    } finally {
      await fresh.close();
    }
  } finally {
    await old.close();
  }
}

interface CopiedKeyCounts {
  people: CopiedKeys;
  texts: CopiedKeys;
}

const aboutKeys = ({ people: { opened, written, missing }, texts }: CopiedKeyCounts): string =>
  [
    `Copied ${written} keys of personal data; ${opened} people can be read there, with the same MASTER_KEY as before, which is not copied.`,
    ...(missing > 0 ? [`${missing} people cannot be read, before or after: their keys were not there.`] : []),
    ...(texts.opened > 0 ? [`Copied ${texts.written} keys of texts; the texts of ${texts.opened} ULOs and programmes can be read there.`] : []),
    ...(texts.missing > 0 ? [`Texts of ${texts.missing} ULOs and programmes cannot be read, before or after: their keys were not there.`] : []),
  ].join(' ');

function targetOf(to: string, from: LogPlace): LogPlace {
  const url = /^[a-z+]+:\/\//u.test(to);
  const fault = url ? faultOfAddress(to) : undefined;
  if (fault !== undefined) throw new WrongUse(`--to ${fault}.`);
  const target: LogPlace = url ? { ...from, url: to } : { folder: to };
  if (target.url === from.url && target.folder === from.folder) throw new WrongUse('--to names the log that is to be copied: name another place.');
  return target;
}

const between = <T>(from: LogPlace, to: LogPlace, work: (old: EventStore, fresh: EventStore) => Promise<T>): Promise<T> =>
  // The old log must not change meanwhile. On a cluster, the people who migrate must make sure of that.
  (from.url === undefined ? writing : reading)(from, (old) => filling(to, (fresh) => work(old, fresh)));

const nameOf = ({ folder, url }: LogPlace): string => (url === undefined ? folder : withoutPassword(url));
