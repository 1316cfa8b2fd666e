import { csvText } from '#platform';
import { awkwardTexts } from './awkward.js';
import { validateCsv } from './judges/csv.js';

const kept = (cell: string): string => cell.replace(/^'(?=[=+\-@\t\r\n])/u, '');

describe('a CSV file conforms to RFC 4180 and can be read by spreadsheets', () => {
  it.each(awkwardTexts)('with %s', (_what, text) => {
    const [head, ...rows] = validateCsv(Buffer.from(csvText(['a', 'b', 'c'], [[text, -5, text], [1.5, text, '']])));
    expect(head).toEqual(['a', 'b', 'c']);
    expect(rows.map((row) => row.map(kept))).toEqual([[text, '-5', text], ['1.5', text, '']]);
  });

  it('with a table without rows', () => {
    expect(validateCsv(Buffer.from(csvText(['a', 'b'], [])))).toEqual([['a', 'b']]);
  });
});
