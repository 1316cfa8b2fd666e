import papa from 'papaparse';
import { refuseIf } from './email.js';

/** file of RFC 4180, section 2, with line ends at the end of each record. */
const records = /^(?:(?:"(?:[^"]|"")*"|[^",\r\n]*)(?:,|\r\n))*$/u;

/** @throws Error naming the first rule that the bytes break */
export function validateCsv(bytes: Buffer): string[][] {
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  refuseIf(!text.startsWith('\uFEFF'), 'RFC 3629, 6: no byte-order mark: Excel takes the file for another encoding');
  const table = text.slice(1);
  refuseIf(!table.endsWith('\r\n'), 'RFC 4180, 2.2: the last line has no CRLF');
  refuseIf(!records.test(table), 'RFC 4180, 2: a cell with quotes, commas or line breaks is not in quotes, or a line ends otherwise');
  const { data, errors } = papa.parse<string[]>(table.slice(0, -2), { newline: '\r\n', delimiter: ',' });
  refuseIf(errors.length > 0, `RFC 4180: ${errors[0]?.message}`);
  const [head = []] = data;
  refuseIf(data.some((row) => row.length !== head.length), 'RFC 4180, 2.4: each line has as many cells as the first');
  refuseIf(new Set(head).size < head.length, 'Two columns have one name');
  refuseIf(data.flat().some((cell) => /^[=+@\t\r\n]|^-(?![\d.]+$)/u.test(cell)), 'A spreadsheet takes a cell for a formula');
  return data;
}
