import type { UloState } from '#development';
import { fieldsOf, type CommandClass, type FieldSpec, type Json, type PlainDate } from '#kernel';
import { Unreadable } from '../bad-rows.js';
import { valueFrom } from '../cells.js';
import { dayFrom } from '../days.js';
import type { SheetColumn } from './columns.js';

/** One thing that a row says happened. */
export interface SheetFact {
  /** Name of the command that records it. */
  command: string;
  occurredOn: PlainDate;
  /** What it says, in words. */
  says: string;
  /** What makes it this fact and no other: the same in every file that says it, whatever is recorded already. */
  meaning: readonly Json[];
  /** The fields of the command on a ULO as it stands; undefined when that is recorded already. @throws Unreadable */
  on: (ulo: UloState) => Record<string, Json> | undefined;
}

/** The cells of a row, read by the columns of its kind. */
export interface SheetCells {
  /** Empty when there is no such column. */
  text(key: string): string;
  day(key: string): PlainDate | undefined;
  /** As the field of a command is read. Undefined when it is empty. @throws Unreadable */
  value(key: string, field: FieldSpec): Json | undefined;
  /** The day on which something was agreed, for rows that do not say. */
  agreedOn: PlainDate;
}

/** What people keep in a spreadsheet. */
export interface SheetKind {
  title: string;
  /** The commands that record it. */
  commands: readonly CommandClass[];
  /** Without the column of the ULO, which all have. */
  columns: readonly SheetColumn[];
  /** @throws Unreadable */
  factsOf(cells: SheetCells): SheetFact[];
}

/** A field of a command by its name. */
export function fieldOf(type: CommandClass, name: string): FieldSpec {
  const found = fieldsOf(type).find((field) => field.name === name);
  if (!found) throw new Error(`There is no field ${name}`);
  return found;
}

/** @throws Unreadable */
export function needed<T>(value: T | undefined, heading: string): T {
  if (value === undefined) throw new Unreadable(`“${heading}” is empty.`);
  return value;
}

/** @param cell the text of a cell by the key of its column */
export function cellsOf(cell: (key: string) => string, agreedOn: PlainDate, note: (text: string) => void): SheetCells {
  const idOf = (label: string): never => {
    throw new Unreadable(`“${label}” is no id.`);
  };
  return {
    text: cell,
    agreedOn,
    day: (key) => (cell(key) === '' ? undefined : dayFrom(cell(key), { note })),
    value: (key, field) => (cell(key) === '' ? undefined : valueFrom(field, field.kind === 'choices' ? cell(key).replaceAll(/[,/\n]/gu, ';') : cell(key), { note, idOf })),
  };
}
