import { stringify } from 'csv-stringify/sync';

export type CsvCell = string | number;
type CsvRow = readonly CsvCell[];

/** A spreadsheet would take a text that begins like this for a formula, or for a line break before one. */
const formula = /^[=+\-@\t\r\n\uFF0B\uFF0D\uFF1D\uFF20]/u;
const guarded = (cell: CsvCell): CsvCell => (typeof cell === 'string' && formula.test(cell) ? `'${cell}` : cell);
/**
 * Rows as text, without the byte-order mark that a file begins with. With a record delimiter given, cells that hold a single CR
 * or LF are put in quotes only when that is asked for.
 */
export const csvLines = (rows: readonly CsvRow[]): string => stringify(rows.map((row) => row.map(guarded)), { record_delimiter: 'windows', quote_record_delimiter: true });

/**
 * A table as CSV that spreadsheets open as it is meant, in pieces: UTF-8 with a byte-order mark, without which Excel reads
 * another encoding, lines that end as in RFC 4180, and texts that look like formulas with an apostrophe before them.
 */
export function* csvPieces(head: readonly string[], batches: Iterable<readonly CsvRow[]>): Generator<string> {
  yield `\uFEFF${csvLines([head])}`;
  for (const rows of batches) if (rows.length > 0) yield csvLines(rows);
}

export const csvText = (head: readonly string[], rows: readonly CsvRow[]): string => [...csvPieces(head, [rows])].join('');
