import { BadRows } from './bad-rows.js';
import { rowsFrom } from './rows.js';

const rows = (text: string) => rowsFrom('file.csv', Buffer.from(text));
const faults = (text: string): string[] => {
  try {
    rows(text);
  } catch (error) {
    if (error instanceof BadRows) return error.rows.map((row) => `${row.row}: ${row.reason}`);
    throw error;
  }
  return [];
};

describe('The rows of a file', () => {
  it('are read by column name, in any column order', () => {
    const [row] = rows('\uFEFFcommand, Happened ,field 1,value 1,what\r\nhold-launch,2010-09-24, attended ,110,"The launch, at last"\r\n');
    expect(row).toMatchObject({ number: 2, command: 'hold-launch', happened: '2010-09-24', who: '', fields: [['attended', '110']] });
  });

  it('are trimmed inside and outside quotation marks, as is the heading', () => {
    const expected = rows('happened,command,field 1,value 1\n2026-02-04,x,note,Office opened\n');
    expect(rows('"happened "," Command",field 1,"value 1"\n"2026-02-04 "," x","note\u00a0","Office opened "\n" ","",," "\n')).toEqual(expected);
  });

  it('keep the number that a spreadsheet shows: empty rows count, line breaks inside a cell do not', () => {
    const text = 'happened,command,field 1,value 1\n,,,\n\n2010-09-24,x,note,"two\nlines"\n2010-09-24,x,note,one\n';
    expect(rows(text).map((row) => row.number)).toEqual([4, 5]);
  });

  it('are read from Windows-1252, as older spreadsheet programs save it', () => {
    const [row] = rowsFrom('file.csv', Buffer.from('happened,command,field 1,value 1\n2010-09-24,x,amount,\xa318\n', 'latin1'));
    expect(row?.fields).toEqual([['amount', '£18']]);
  });

  it.each([
    ['a spreadsheet', Buffer.from('PK\u0003\u0004 and so on')],
    ['an old spreadsheet', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1])],
    ['no text', Buffer.from('happened\0\0,command')],
  ])('are refused with advice when the file is %s', (_, bytes) => {
    expect(() => rowsFrom('file.csv', bytes)).toThrow(expect.objectContaining({ rows: [{ row: 1, reason: expect.stringMatching(/^This is not a CSV file but .*: save it as “CSV UTF-8”\.$/u) as string }] }) as Error);
  });

  it('are refused when the heading is not valid', () => {
    expect(faults('')).toEqual(['1: The file is empty: the first line must name the columns.']);
    expect(faults('when,command\n')[0]).toContain('Unknown columns: when.');
    expect(faults('happened,command,field 1\n')).toEqual(['1: Columns without their other half: field 1.']);
    expect(faults('happened,command,command\n')).toEqual(['1: Columns given twice: command.']);
  });

  it('are refused when a cell has no column or no field name', () => {
    expect(faults('happened,command,field 1,value 1\n2010-09-24,x,,5\n2010-09-24,x,a,5,6\n')).toEqual([
      '2: The value “5” has no field name before it.',
      '3: The row has more cells than the heading has columns (4).',
    ]);
  });

  it('are refused when the file is not a CSV table', () => {
    expect(faults('happened,command\n"2010')[0]).toContain('This is not a CSV file');
  });
});
