import { tableOf } from './table.js';

const cells = (bytes: string | Buffer): string[][] => tableOf('file.csv', Buffer.from(bytes as string)).map((row) => row.cells);
const text = 'Date;Hours;Note\r\n30/11/2009;2,5;"café; tea"\r\n';
const expected = [['Date', 'Hours', 'Note'], ['30/11/2009', '2,5', 'café; tea']];
const bigEndian = (of: string): Buffer => Buffer.from(of, 'utf16le').swap16();

describe('a CSV file saved by a spreadsheet program', () => {
  it.each([
    ['UTF-8', Buffer.from(text)], ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`)],
    ['UTF-16 with a mark', Buffer.from(`\uFEFF${text}`, 'utf16le')], ['UTF-16 without a mark', Buffer.from(text, 'utf16le')],
    ['UTF-16 in the other order', bigEndian(`\uFEFF${text}`)], ['UTF-16 in the other order without a mark', bigEndian(text)],
    ['Windows-1252', Buffer.from(text, 'latin1')],
  ])('is read in %s', (_, bytes) => expect(cells(bytes)).toEqual(expected));

  it.each([
    ['commas', 'a,"b;c;d;e",f\n', ['a', 'b;c;d;e', 'f']], ['semicolons', 'a;b;c,d\n', ['a', 'b', 'c,d']], ['tabs', 'a, b\tc\td, e\n', ['a, b', 'c', 'd, e']],
    ['one column', 'a\n', ['a']], ['the line that Excel writes above', 'sep=;\na,b,c;d\n', ['a,b,c', 'd']],
  ])('is read with %s', (_, bytes, row) => expect(cells(bytes)[0]).toEqual(row));

  it('numbers rows as the spreadsheet does', () => {
    expect(tableOf('file.csv', Buffer.from('sep=;\na;b\n\n;\n1;"two\nlines"\n2;c\n')).map(({ number }) => number)).toEqual([2, 5, 6]);
  });
});
