import { CsvError, parse } from 'csv-parse/sync';
import { BadRows } from './bad-rows.js';
import { fileText } from './file-text.js';

/** A row that is not empty. */
export interface TableRow {
  /** Trimmed. */
  cells: string[];
  /** The row number that a spreadsheet shows: the first row is 1, empty rows count, line breaks inside a cell do not. */
  number: number;
}

/** A line above the heading that names the separator. Excel writes and reads it. */
const SEPARATOR_LINE = /^sep=([,;\t])(?=\r?\n|\r|$)/iu;

/**
 * The rows of a CSV file as spreadsheets save it: with commas, semicolons or tabs, in UTF-8, UTF-16 or the Windows code page.
 * @throws BadRows if the file is not CSV
 */
export function tableOf(file: string, bytes: Uint8Array): TableRow[] {
  const read = fileText(bytes);
  if ('fault' in read) throw new BadRows(file, [{ row: 1, reason: `This is not a CSV file but ${read.fault}: save it as “CSV UTF-8”.` }]);
  const { text } = read;
  const delimiter = SEPARATOR_LINE.exec(text)?.[1] ?? separatorOf(text);
  try {
    const cells: string[][] = parse(text.replace(SEPARATOR_LINE, ''), { delimiter, relax_column_count: true, skip_empty_lines: false });
    // The `trim` option of the parser does not trim text in quotation marks.
    return cells.map((row, i) => ({ cells: row.map((cell) => cell.trim()), number: i + 1 })).filter((row) => row.cells.some((cell) => cell !== ''));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new BadRows(file, [{ row: Number((error as { records?: number }).records ?? 0) + 1, reason: `This is not a CSV file: ${error.message}.` }]);
  }
}

/**
 * The separator, detected on the first line that has one outside quotation marks: a tab, because headings have none;
 * otherwise the more frequent of semicolon and comma.
 */
function separatorOf(text: string): string {
  for (const line of text.slice(0, 65_536).split(/\r\n?|\n/u)) {
    const plain = line.replace(/"[^"]*"/gu, '');
    const [tabs, semicolons, commas] = ['\t', ';', ','].map((one) => plain.split(one).length - 1) as [number, number, number];
    if (tabs > 0) return '\t';
    if (semicolons + commas > 0) return semicolons > commas ? ';' : ',';
  }
  return ',';
}
