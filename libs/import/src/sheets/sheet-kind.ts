import type { UloState } from '#development';
import { fieldsOf, type CommandClass, type FieldSpec, type Json, type PlainDate } from '#kernel';
import { Unreadable } from '../bad-rows.js';
import { valueFrom } from '../cells.js';
import { dayFrom } from '../days.js';
import type { SheetColumn } from './columns.js';

/** One fact of a row. */
export interface SheetFact {
  /** The name of the command that records it. */
  command: string;
  occurredOn: PlainDate;
  /** The fact in words. */
  says: string;
  /** Identifies the fact: the same in every file that contains it, and independent of what is already recorded. */
  meaning: readonly Json[];
  /** The fields of the command for the current state of the ULO; undefined if the fact is already recorded. @throws Unreadable */
  on: (ulo: UloState) => Record<string, Json> | undefined;
}

/** Reads the cells of a row by the key of their column. */
export interface SheetCells {
  /** Empty if the column is missing. */
  text(key: string): string;
  day(key: string): PlainDate | undefined;
  /** The cell as the value of a command's field; undefined if it is empty. @throws Unreadable */
  value(key: string, field: FieldSpec): Json | undefined;
  /** The day on which something was agreed, for rows without that day. */
  agreedOn: PlainDate;
}

/** A kind of spreadsheet: its columns and the facts of a row. */
export interface SheetKind {
  title: string;
  /** The commands that record its facts. */
  commands: readonly CommandClass[];
  /** All columns except “ULO”, which every kind has. */
  columns: readonly SheetColumn[];
  /** @throws Unreadable */
  factsOf(cells: SheetCells): SheetFact[];
}

/** Finds a field of a command by its name. @throws Error if there is none */
export function fieldOf(type: CommandClass, name: string): FieldSpec {
  const found = fieldsOf(type).find((field) => field.name === name);
  if (!found) throw new Error(`There is no field ${name}`);
  return found;
}

/** Returns a required value. @throws Unreadable if it is missing */
export function needed<T>(value: T | undefined, heading: string): T {
  if (value === undefined) throw new Unreadable(`“${heading}” is empty.`);
  return value;
}

/** @param cell returns the text of the cell in the column with that key */
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
