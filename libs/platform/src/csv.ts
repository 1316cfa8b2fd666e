import { stringify } from 'csv-stringify/sync';

export type CsvCell = string | number;
type CsvRow = readonly CsvCell[];

/** A spreadsheet would run a text that begins like this as a formula. */
const formula = /^[=+\-@\t\r\n\uFF0B\uFF0D\uFF1D\uFF20]/u;
const guarded = (cell: CsvCell): CsvCell => (typeof cell === 'string' && formula.test(cell) ? `'${cell}` : cell);
/**
 * Rows as CSV text, without a byte-order mark. `quote_record_delimiter` is needed because, with `record_delimiter`, the library
 * would not quote cells that contain a single CR or LF.
 */
export const csvLines = (rows: readonly CsvRow[]): string => stringify(rows.map((row) => row.map(guarded)), { record_delimiter: 'windows', quote_record_delimiter: true });

/**
 * A table as CSV for spreadsheets, in pieces. It is UTF-8 with a byte-order mark, which Excel needs to detect the encoding, and
 * has line ends as in RFC 4180. Texts that look like formulas get a leading apostrophe.
 */
export function* csvPieces(head: readonly string[], batches: Iterable<readonly CsvRow[]>): Generator<string> {
  yield `\uFEFF${csvLines([head])}`;
  for (const rows of batches) if (rows.length > 0) yield csvLines(rows);
}

export const csvText = (head: readonly string[], rows: readonly CsvRow[]): string => [...csvPieces(head, [rows])].join('');
