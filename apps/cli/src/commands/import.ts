import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { InvalidArgumentError, type Command } from 'commander';
import { directoryOf, type DirectoryEntry } from '#audit';
import { allRoles, foldText, readDay, systemClock, type PlainDate, type Role } from '#kernel';
import type { SheetKindName, Subject } from '#import';
import { masterKeyOf, openKeys, writing } from '../composition.js';
import { WrongUse } from '../exit-codes.js';
import type { RemoteServer } from '../remote/remote-server.js';
import { ProgressLine, writeLine, type Terminal } from '../terminal.js';
import { remoteImport, type RemoteImport } from '../remote/remote-import.js';
import { importSheetFile, type SheetOptions } from './import-sheet.js';
import { placeOf, serverOf } from './place.js';

/** The keys of `sheetKinds` of `#import`, repeated here because that lib is loaded only for an import. */
const kinds: Readonly<Record<SheetKindName, true>> = { milestones: true, steps: true, sessions: true };

export const addImport = (program: Command, terminal: Terminal): void => {
  const command = program
    .command('import')
    .description('Records the rows of a spreadsheet saved as CSV, now. All rows are checked before the first is recorded.')
    .argument('<file>', 'the CSV file')
    .option('--as <role>', `who records: ${allRoles.join(', ')}; on a server, one of your roles there`, role)
    .option('--ulo <id or name>', 'the ULO or programme of rows that do not name one')
    .option('--kind <kind>', `what each row of the spreadsheet is: ${Object.keys(kinds).join(', ')}`, kind)
    .option('--dry-run', 'with --kind: shows row by row what would be recorded, and records nothing')
    .option('--skip-refused', 'with --kind: records the other rows when some are refused')
    .option('--agreed-on <day>', 'with --kind milestones: the day of agreement for rows that do not give one (otherwise today)', day)
    .option('--give-access', 'on a server: accept rows through which people gain access; otherwise each is refused and names these people');
  command.addHelpText('after', columnsHelp);
  command.action(async (file: string, { as, ulo, ...options }: ImportOptions) => {
    const server = serverOf(command, terminal);
    if (options.kind !== undefined) return importSheetFile(command, terminal, { file, as, ulo, ...options, kind: options.kind });
    if (options.dryRun ?? options.skipRefused ?? options.agreedOn) throw new WrongUse('--dry-run, --skip-refused and --agreed-on belong to --kind: without it a file is checked as a whole, and recorded as a whole or not at all.');
    if (server) return toServer(server, terminal, { file: basename(file), bytes: readFileSync(file), role: as, about: ulo, giveAccess: options.giveAccess === true });
    if (as === undefined) throw new WrongUse('Give with --as the role that records: there is no sign-in on the log itself.');
    await toLog(command, terminal, { file, role: as, about: ulo });
  });
};

/** Imports directly into the log, with its keys. */
async function toLog(command: Command, terminal: Terminal, { file, role: as, about }: { file: string; role: Role; about: string | undefined }): Promise<void> {
  const bytes = readFileSync(file);
  const { importRows } = await import('#import');
  const { handlingOn } = await import('../handling.js');
  const progress = new ProgressLine(terminal);
  const place = placeOf(command, terminal);
  const done = await writing(place, async (store) => {
    const { dryRunKeys } = await import('#people');
    const masterKey = masterKeyOf(terminal, place);
    const keys = await openKeys(place, masterKey);
    return importRows({
      file: basename(file),
      bytes,
      store,
      handlingOn: (on) => handlingOn(on, systemClock, { keys: on === store ? keys : dryRunKeys(keys) }),
      known: byName(await directoryOf(store)),
      role: as,
      secret: masterKey(false),
      ...(about === undefined ? {} : { about }),
      progress: progressOn(progress),
    }).finally(() => keys.close());
  }).finally(() => progress.end());
  for (const { row, text } of done.notes.slice(0, MAX_NOTES)) await writeLine(terminal.out, `Row ${row}: ${text}`);
  if (done.notes.length > MAX_NOTES) await writeLine(terminal.out, `… and ${done.notes.length - MAX_NOTES} more cells like these.`);
  await writeLine(terminal.out, countsInWords(done));
}

async function toServer(server: RemoteServer, terminal: Terminal, what: Omit<RemoteImport, 'progress'>): Promise<void> {
  const progress = new ProgressLine(terminal);
  const done = await remoteImport(server, { ...what, progress: progressOn(progress) }).finally(() => progress.end());
  await writeLine(terminal.out, countsInWords(done));
}

const progressOn = (progress: ProgressLine): RemoteImport['progress'] => (count, total, doing) => progress.show(doing === 'checking' ? 'Checking' : 'Recording', count, total);

const countsInWords = ({ rows, recorded, repeated, nothing }: Awaited<ReturnType<typeof remoteImport>>): string =>
  `${rows} rows: ${recorded} recorded, ${repeated} recorded by an earlier import, ${nothing} with nothing new.`;

interface ImportOptions extends SheetOptions {
  as?: Role;
  ulo?: string;
  kind?: SheetKindName;
  giveAccess?: boolean;
}

/** The maximum number of notes that are printed. Further ones are counted. */
const MAX_NOTES = 20;

function role(value: string): Role {
  const found = allRoles.find((r) => r === value);
  if (!found) throw new InvalidArgumentError(`It must be one of: ${allRoles.join(', ')}.`);
  return found;
}

function kind(value: string): SheetKindName {
  if (Object.hasOwn(kinds, value)) return value as SheetKindName;
  throw new InvalidArgumentError(`It must be one of: ${Object.keys(kinds).join(', ')}.`);
}

function day(value: string): PlainDate {
  const read = readDay(value);
  if ('value' in read) return read.value;
  throw new InvalidArgumentError(`It ${read.problem}.`);
}

/** Subjects by name. A name of several subjects maps to null: an import must then use the id. */
function byName(entries: readonly DirectoryEntry[]): Map<string, Subject | null> {
  const names = new Map<string, Subject | null>();
  for (const { kind, id, name } of entries) {
    const key = foldText(name);
    names.set(key, names.has(key) ? null : { kind, id });
  }
  return names;
}

const columnsHelp = `
The first line names the columns:
  happened   the day it happened: 2009-11-30 or 30/11/2009; of a date-time its day in London is taken
  command    what is recorded, such as log-mentoring-session
  about      the ULO or programme by name or id, or a person by id (otherwise --ulo)
  who        the role that did it (otherwise --as)
  label      a name for this row, for later rows that refer to it
  field 1, value 1, field 2, value 2 …   what the command asks for, such as "hours" and "2.5";
             amounts in pounds (£18,000), yes or no, several values with ";" between them,
             rows of a table with ";" between them and "|" between their parts (salaries | £21,000)
  row, what  for people; not read
Rows are recorded in the order of their days. A file that was already imported, or saved again by a spreadsheet program,
records nothing again. The files in examples/ show the form.

With --kind the file is one that people keep: docs/imports.md says which columns it may have.`;
