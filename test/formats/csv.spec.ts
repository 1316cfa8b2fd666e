import { csvText } from '#platform';
import { awkwardTexts } from './awkward.js';
import { judgeCsv } from './judges/csv.js';

const kept = (cell: string): string => cell.replace(/^'(?=[=+\-@\t\r\n])/u, '');

describe('a CSV file is what RFC 4180 and spreadsheets want', () => {
  it.each(awkwardTexts)('over %s', (_what, text) => {
    const [head, ...rows] = judgeCsv(Buffer.from(csvText(['a', 'b', 'c'], [[text, -5, text], [1.5, text, '']])));
    expect(head).toEqual(['a', 'b', 'c']);
    expect(rows.map((row) => row.map(kept))).toEqual([[text, '-5', text], ['1.5', text, '']]);
  });

  it('over a table without rows', () => {
    expect(judgeCsv(Buffer.from(csvText(['a', 'b'], [])))).toEqual([['a', 'b']]);
  });
});
