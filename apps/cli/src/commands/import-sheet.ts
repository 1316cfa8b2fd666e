import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Command } from 'commander';
import { directoryOf } from '#audit';
import type { EventStore } from '#event-store';
import { foldText, isId, systemClock, type PlainDate, type Role } from '#kernel';
import type { Sheet, SheetKindName, SheetReport, SheetUlo } from '#import';
import { masterKeyOf, openKeys, writing } from '../composition.js';
import { WrongUse } from '../exit-codes.js';
import type { KeyStore } from '#people';
import type { RemoteServer } from '../remote/remote-server.js';
import { writeLine, type Terminal } from '../terminal.js';
import { placeOf, serverOf } from './place.js';

export interface SheetOptions {
  dryRun?: true;
  skipRefused?: true;
  agreedOn?: PlainDate;
}

interface SheetFile extends SheetOptions {
  file: string;
  kind: SheetKindName;
  as: Role | undefined;
  ulo: string | undefined;
}

/** Checks all rows, then records the accepted ones. */
interface SheetTarget {
  check(): Promise<SheetReport>;
  record(checked: SheetReport): Promise<SheetReport>;
}

/** Some rows were refused, and nothing was recorded. */
export class RowsRefused extends Error {
  override readonly name = 'RowsRefused';
}

/** Records the rows of a spreadsheet, after a dry run of each row on a copy of the log. @throws RowsRefused, BadRows, WrongUse */
export async function importSheetFile(command: Command, terminal: Terminal, options: SheetFile): Promise<void> {
  const server = serverOf(command, terminal);
  if (server && options.as !== undefined) throw new WrongUse('Leave --as out: a server chooses the role that allows each command.');
  if (server) return importInto(await remoteTarget(server, options), terminal, options);
  if (options.as === undefined) throw new WrongUse('Give with --as the role that records: there is no sign-in on the log itself.');
  const as = options.as;
  const place = placeOf(command, terminal);
  await writing(place, async (store) => {
    const keys = await openKeys(place, masterKeyOf(terminal, place));
    await localTarget(store, options, as, keys).then((target) => importInto(target, terminal, options)).finally(() => keys.close());
  });
}

async function importInto(target: SheetTarget, terminal: Terminal, { dryRun, skipRefused }: SheetOptions): Promise<void> {
  const checked = await target.check();
  for (const line of linesOf(checked)) await writeLine(terminal.out, line);
  if (dryRun) return writeLine(terminal.out, `Nothing was recorded. ${countsOf(checked, 'would be recorded')}`);
  const { refused } = checked.counts;
  if (refused > 0 && !skipRefused) throw new RowsRefused(`${refused} of ${checked.rows.length} rows cannot be recorded; nothing was recorded. Put them right, or say --skip-refused.`);
  await writeLine(terminal.out, countsOf(await target.record(checked), 'recorded'));
}

const countsOf = ({ rows, counts }: SheetReport, what: string): string => `${rows.length} rows: ${counts.new} ${what}, ${counts.there} there already, ${counts.refused} refused.`;

const outcomeWords = { new: 'new', there: 'there already', refused: 'refused' } as const;

function linesOf({ rows, notRead }: SheetReport): string[] {
  return [
    ...(notRead.length > 0 ? [`Columns that are not read: ${notRead.map(({ letter, heading }) => `${letter} “${heading}”`).join(', ')}.`] : []),
    ...rows.map(({ row, about, outcome, facts, reasons, notes }) => [`Row ${row}: ${outcomeWords[outcome]}.`, about, facts.map(({ says, occurredOn }) => `${says}, on ${occurredOn}.`).join(' '), ...reasons, ...notes].filter((part) => part !== '').join(' ')),
  ];
}

async function localTarget(store: EventStore, options: SheetFile, as: Role, keys: KeyStore): Promise<SheetTarget> {
  const { checkSheet, readSheet, recordSheet } = await import('#import');
  const { handlingOn } = await import('../handling.js');
  const { actorOf, dryRunKeys } = await import('#people');
  const ulos = (await directoryOf(store)).filter(({ kind }) => kind === 'ulo').map(({ id, name }): SheetUlo => ({ id, name }));
  const sheet = (): Sheet => readSheet({ file: basename(options.file), bytes: readFileSync(options.file), kind: options.kind, ulos, ulo: uloIn(ulos, options.ulo), agreedOn: options.agreedOn ?? systemClock.today() });
  const request = (name: string, body: object) => ({ name, body, actor: actorOf(as), imported: true });
  return {
    check: () => checkSheet(sheet(), { store, handlingOn: (on) => handlingOn(on, systemClock, { keys: dryRunKeys(keys) }), send: (copy, name, body) => copy.execute(request(name, body)) }),
    record(checked) {
      const handling = handlingOn(store, systemClock, { keys });
      const log = { stateOf: async (id: string) => (await handling.stateOf('ulo', id)) as never, send: (name: string, body: object) => handling.execute(request(name, body)) };
      return recordSheet(sheet(), log, checked);
    },
  };
}

/** @throws WrongUse */
function uloIn(ulos: readonly SheetUlo[], given: string | undefined): SheetUlo | undefined {
  if (given === undefined) return undefined;
  const [found, other] = isId(given) ? ulos.filter(({ id }) => id === given.toLowerCase()) : ulos.filter(({ name }) => foldText(name) === foldText(given));
  if (!found) throw new WrongUse(`There is no ULO “${given}”.`);
  if (other) throw new WrongUse(`Several ULOs are called “${given}”: give the id.`);
  return found;
}

async function remoteTarget(server: RemoteServer, { file, kind, ulo, agreedOn }: SheetFile): Promise<SheetTarget> {
  const { BadRows, fileText } = await import('#import');
  const { allOf } = await import('../remote/remote-history.js');
  const read = fileText(readFileSync(file));
  if ('fault' in read) throw new BadRows(basename(file), [{ row: 1, reason: `This is not a CSV file but ${read.fault}: save it as “CSV UTF-8”.` }]);
  const about = ulo === undefined || isId(ulo) ? ulo : uloIn(await allOf<SheetUlo>(server, '/api/ulos', { sort: 'name' }), ulo)?.id;
  const send = (record: boolean) => server.post<SheetReport>('/api/imports', { kind, text: read.text, record, ...(about === undefined ? {} : { ulo: about }), ...(agreedOn === undefined ? {} : { agreedOn }) }, {});
  return { check: () => send(false), record: () => send(true) };
}
