import { foldText } from '#kernel';
import { BadRows, type BadRow } from './bad-rows.js';
import { tableOf } from './table.js';

/** One row of a file: one command as text, before parsing. Every cell is trimmed; a missing cell is empty. */
export interface Row {
  /** The row number that a spreadsheet shows: the heading is row 1. */
  number: number;
  /** The ULO or programme of the row: a label of this file, its name, or its id. */
  about: string;
  happened: string;
  recorded: string;
  who: string;
  command: string;
  /** A name by which later rows can refer to this row. */
  label: string;
  /** Field and value as written, in the order of the columns. */
  fields: readonly (readonly [name: string, value: string])[];
}

const columns = ['row', 'about', 'happened', 'recorded', 'who', 'command', 'label', 'what'] as const;
type Column = (typeof columns)[number];
const needed: readonly Column[] = ['happened', 'command'];
const pairColumn = /^(field|value) \d+$/;

/**
 * The rows of a CSV file as spreadsheets save it.
 * Columns: row, about, happened, recorded, who, command, label, what, and pairs `field 1`, `value 1`, `field 2` …;
 * `row` and `what` are for people and are ignored.
 * @throws BadRows naming every bad line, if the file is not such a table
 */
export function rowsFrom(file: string, bytes: Uint8Array): Row[] {
  const [heading, ...raw] = tableOf(file, bytes);
  if (!heading) throw new BadRows(file, [{ row: 1, reason: 'The file is empty: the first line must name the columns.' }]);
  const names = heading.cells.map(foldText);
  const faults = headingFaults(names);
  if (faults.length > 0) throw new BadRows(file, faults);
  const bad: BadRow[] = [];
  const rows = raw.flatMap(({ cells, number }) => {
    if (cells.slice(names.length).some((cell) => cell !== '')) {
      bad.push({ row: number, reason: `The row has more cells than the heading has columns (${names.length}).` });
      return [];
    }
    const fields = pairs(names, cells);
    const unpaired = fields.find(([name, value]) => name === '' && value !== '');
    if (unpaired) bad.push({ row: number, reason: `The value “${unpaired[1]}” has no field name before it.` });
    return [rowFrom(names, cells, number, fields)];
  });
  if (bad.length > 0) throw new BadRows(file, bad);
  return rows;
}

function rowFrom(names: readonly string[], cells: readonly string[], number: number, fields: Row['fields']): Row {
  const cell = (name: Column): string => cells[names.indexOf(name)] ?? '';
  return {
    number,
    about: cell('about'),
    happened: cell('happened'),
    recorded: cell('recorded'),
    who: cell('who'),
    command: cell('command'),
    label: cell('label'),
    fields: fields.filter(([name, value]) => name !== '' && value !== ''),
  };
}

const pairs = (names: readonly string[], record: readonly string[]): [string, string][] =>
  names.flatMap((name, i) =>
    name.startsWith('field ') ? [[record[i] ?? '', record[names.indexOf(name.replace('field', 'value'))] ?? ''] as [string, string]] : [],
  );

function headingFaults(names: readonly string[]): BadRow[] {
  const unknown = names.filter((n) => !columns.includes(n as Column) && !pairColumn.test(n) && n !== '');
  const twice = names.filter((n, i) => n !== '' && names.indexOf(n) !== i);
  const missing = needed.filter((n) => !names.includes(n));
  const unpaired = names.filter((n) => pairColumn.test(n) && !names.includes(other(n)));
  const reasons = [
    unknown.length > 0 && `Unknown columns: ${unknown.join(', ')}. There are: ${columns.join(', ')}, field 1, value 1, field 2 …`,
    twice.length > 0 && `Columns given twice: ${twice.join(', ')}.`,
    missing.length > 0 && `Missing columns: ${missing.join(', ')}.`,
    unpaired.length > 0 && `Columns without their other half: ${unpaired.join(', ')}.`,
  ].filter((reason) => reason !== false);
  return reasons.map((reason) => ({ row: 1, reason }));
}
const other = (name: string): string => (name.startsWith('field') ? name.replace('field', 'value') : name.replace('value', 'field'));
