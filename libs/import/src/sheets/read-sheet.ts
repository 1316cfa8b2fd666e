import { foldText, isId, type PlainDate } from '#kernel';
import { BadRows, Unreadable } from '../bad-rows.js';
import { tableOf, type TableRow } from '../table.js';
import { matchColumns, type ColumnNotRead, type SheetColumn } from './columns.js';
import { sheetKinds, type SheetKindName } from './index.js';
import { cellsOf, type SheetFact } from './sheet-kind.js';

/** A ULO that rows may be about. */
export interface SheetUlo {
  id: string;
  name: string;
}

export interface SheetSource {
  /** Named in messages. */
  file: string;
  bytes: Uint8Array;
  kind: SheetKindName;
  /** The ULO of rows without a value in the column “ULO”. */
  ulo?: SheetUlo | undefined;
  /** The ULOs that the importing user may see. */
  ulos: readonly SheetUlo[];
  /** The day on which milestones were agreed, for rows without a value in the column “Agreed”. */
  agreedOn: PlainDate;
}

/** A parsed row with its faults. */
export interface SheetRow {
  /** The row number that a spreadsheet shows. */
  number: number;
  ulo: SheetUlo | undefined;
  facts: SheetFact[];
  faults: string[];
  /** Says which day was read from cells that contain more than a day. */
  notes: string[];
}

export interface Sheet {
  kind: SheetKindName;
  rows: SheetRow[];
  notRead: ColumnNotRead[];
}

/** The limit for one file, because the dry run records every row in a copy. */
export const MOST_SHEET_ROWS = 2_000;

export const uloColumn: SheetColumn = {
  key: 'ulo', heading: 'ULO', also: ['Organisation', 'Organization', 'User-led organisation', 'Name of ULO', 'ULO name', 'Project'],
  about: 'Its name as Milepost shows it, or its id. Not needed when all rows are about one ULO.',
};

/** The columns of a kind of spreadsheet, with the column “ULO” first. */
export const sheetColumns = (kind: SheetKindName): SheetColumn[] => [uloColumn, ...sheetKinds[kind].columns];

/**
 * Parses a spreadsheet. Faults of single rows are part of the result.
 * @throws BadRows if the file is not a table, has no rows or too many, or lacks a required column
 */
export function readSheet(source: SheetSource): Sheet {
  const { file, kind } = source;
  const [heading, ...rows] = tableOf(file, source.bytes);
  if (!heading) throw new BadRows(file, [{ row: 1, reason: 'The file is empty: the first row must name the columns.' }]);
  const { places, notRead, faults } = matchColumns(heading.cells, heading.number, sheetColumns(kind));
  if (faults.length > 0) throw new BadRows(file, faults);
  if (rows.length === 0) throw new BadRows(file, [{ row: heading.number, reason: 'There are no rows below the heading.' }]);
  if (rows.length > MOST_SHEET_ROWS) throw new BadRows(file, [{ row: heading.number, reason: `The file has ${rows.length} rows; at most ${MOST_SHEET_ROWS} are read at once. Take it in parts.` }]);
  const named = byName(source.ulos);
  return { kind, notRead, rows: rows.map((row) => readRow(row, places, source, named)) };
}

function readRow({ cells, number }: TableRow, places: ReadonlyMap<string, number>, source: SheetSource, named: UlosByName): SheetRow {
  const row: SheetRow = { number, ulo: undefined, facts: [], faults: [], notes: [] };
  const cell = (key: string): string => cells[places.get(key) ?? -1] ?? '';
  try {
    row.ulo = uloOf(cell('ulo'), source, named);
    row.facts = sheetKinds[source.kind].factsOf(cellsOf(cell, source.agreedOn, (note) => void row.notes.push(note)));
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    row.faults.push(error.message);
  }
  return row;
}

type UlosByName = ReadonlyMap<string, readonly SheetUlo[]>;
const byName = (ulos: readonly SheetUlo[]): UlosByName => Map.groupBy(ulos, ({ name }) => foldText(name));

/** @throws Unreadable */
function uloOf(text: string, { ulo, ulos }: SheetSource, named: UlosByName): SheetUlo {
  if (text === '') {
    if (ulo) return ulo;
    throw new Unreadable('It does not say which ULO it is about.');
  }
  const [found, other] = isId(text) ? ulos.filter(({ id }) => id === text.toLowerCase()) : (named.get(foldText(text)) ?? []);
  if (!found) throw new Unreadable(`There is no ULO “${text}”, or you do not see it.`);
  if (other) throw new Unreadable(`Several ULOs are called “${text}”: give the id.`);
  return found;
}
