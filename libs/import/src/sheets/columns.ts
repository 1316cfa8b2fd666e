import { foldText } from '#kernel';
import type { BadRow } from '../bad-rows.js';

/** A column of a spreadsheet that people keep. */
export interface SheetColumn {
  key: string;
  /** The standard heading. */
  heading: string;
  /** Other headings that are accepted. */
  also: readonly string[];
  /** Describes the content, for people who fill in the column. */
  about: string;
  needed?: true;
}

/** A column that is not read. */
export interface ColumnNotRead {
  /** The column letter that a spreadsheet shows: A, B … AA. */
  letter: string;
  heading: string;
}

export interface MatchedColumns {
  /** The index of each column by its key. */
  places: ReadonlyMap<string, number>;
  notRead: ColumnNotRead[];
  faults: BadRow[];
}

/** Normalises a heading: ignores case, accents, spaces, punctuation and text in brackets. "Hours (h)" is "hours". */
const bare = (heading: string): string => foldText(heading).replace(/\([^)]*\)/gu, '').replace(/[^a-z0-9]/gu, '');

/** Finds columns by their headings. Two headings for the same column are a fault. */
export function matchColumns(headings: readonly string[], row: number, columns: readonly SheetColumn[]): MatchedColumns {
  const places = new Map<string, number>();
  const notRead: ColumnNotRead[] = [];
  const faults: BadRow[] = [];
  for (const [i, heading] of headings.entries()) {
    const column = heading === '' ? undefined : columns.find((one) => [one.heading, ...one.also].some((name) => bare(name) === bare(heading)));
    if (!column) notRead.push({ letter: letterOf(i), heading });
    else if (places.has(column.key)) faults.push({ row, reason: `“${heading}” and “${headings[places.get(column.key) ?? 0] ?? ''}” both mean “${column.heading}”: keep one of the two.` });
    else places.set(column.key, i);
  }
  for (const { key, heading, also, needed } of columns)
    if (needed && !places.has(key)) faults.push({ row, reason: `There is no column “${heading}”. It may also be called: ${also.join(', ')}.` });
  return { places, notRead: notRead.filter(({ heading }) => heading !== ''), faults };
}

/** Converts a column index to its letter: 0 is A, 26 is AA. */
function letterOf(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? letterOf(rest - 1) : '') + String.fromCharCode(65 + (index % 26));
}
