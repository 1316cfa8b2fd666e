import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { InvalidArgumentError, type Command } from 'commander';
import { directoryOf, type DirectoryEntry } from '#audit';
import { allRoles, foldText, systemClock, type Role } from '#kernel';
import type { Subject } from '#loading';
import { masterKeyOf, openKeys, writing } from '../composition.js';
import { ProgressLine, writeLine, type Terminal } from '../terminal.js';
import { placeOf } from './place.js';

export const addImport = (program: Command, terminal: Terminal): void => {
  const command = program
    .command('import')
    .description('Records the rows of a spreadsheet saved as CSV, now. All rows are checked before the first is recorded.')
    .argument('<file>', 'the CSV file')
    .requiredOption('--as <role>', `who records: ${allRoles.join(', ')}`, role)
    .option('--ulo <id or name>', 'what rows are about that do not say');
  command.addHelpText('after', columnsHelp);
  command.action(async (file: string, { as, ulo }: { as: Role; ulo?: string }) => {
    const bytes = readFileSync(file);
    const { importRows } = await import('#loading');
    const { handlingOn } = await import('../handling.js');
    const progress = new ProgressLine(terminal);
    const place = placeOf(command, terminal);
    const done = await writing(place, async (store) => {
      const { rehearsalKeys } = await import('#people');
      const masterKey = masterKeyOf(terminal, place);
      const keys = await openKeys(place, masterKey);
      return importRows({
        file: basename(file),
        bytes,
        store,
        handlingOn: (on) => handlingOn(on, systemClock, { keys: on === store ? keys : rehearsalKeys(keys) }),
        known: byName(await directoryOf(store)),
        role: as,
        secret: masterKey(false),
        ...(ulo === undefined ? {} : { about: ulo }),
        progress: (count, total, doing) => progress.show(doing === 'checking' ? 'Checking' : 'Recording', count, total),
      }).finally(() => keys.close());
    }).finally(() => progress.end());
    const { rows, recorded, repeated, nothing, notes } = done;
    for (const { row, text } of notes.slice(0, MOST_NOTES)) await writeLine(terminal.out, `Row ${row}: ${text}`);
    if (notes.length > MOST_NOTES) await writeLine(terminal.out, `… and ${notes.length - MOST_NOTES} more cells like these.`);
    await writeLine(terminal.out, `${rows} rows: ${recorded} recorded, ${repeated} recorded by an earlier import, ${nothing} with nothing new.`);
  });
};

/** Notes on rows that are printed; further ones are counted. */
const MOST_NOTES = 20;

function role(value: string): Role {
  const found = allRoles.find((r) => r === value);
  if (!found) throw new InvalidArgumentError(`It must be one of: ${allRoles.join(', ')}.`);
  return found;
}

/** Several of one name are null: an import must then use the id. */
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
records nothing again. The files in examples/ show the form.`;
