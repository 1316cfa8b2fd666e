import { BadRows } from '../bad-rows.js';
import type { SheetKindName } from './index.js';
import { MOST_SHEET_ROWS, readSheet, type Sheet } from './read-sheet.js';

const ulos = [{ id: '0e9a3a3c-5b5e-5c56-8f5c-0a4d5c1c8a11', name: 'Mercian Ability Partnership (MAP)' }, { id: '1e9a3a3c-5b5e-5c56-8f5c-0a4d5c1c8a11', name: 'Twins' }, { id: '2e9a3a3c-5b5e-5c56-8f5c-0a4d5c1c8a11', name: 'twins' }];
const read = (kind: SheetKindName, text: string, ulo = ulos[0]): Sheet => readSheet({ file: 'sheet.csv', bytes: Buffer.from(text), kind, ulos, ulo, agreedOn: '2026-01-31' });
const faults = (kind: SheetKindName, text: string): string[] => {
  try {
    read(kind, text);
  } catch (error) {
    if (error instanceof BadRows) return error.rows.map(({ row, reason }) => `${row}: ${reason}`);
    throw error;
  }
  return [];
};

describe('an imported spreadsheet', () => {
  it('accepts other headings in any order, and reports unknown columns by their letter', () => {
    const { rows, notRead } = read('sessions', ' SESSION  DATE ;Budget code;"Hours (h)";Subject;How met?\n30/11/2009;X7;2,5;Funding bids, Premises;By phone\n');
    expect(notRead).toEqual([{ letter: 'B', heading: 'Budget code' }]);
    expect(rows).toMatchObject([{ number: 2, faults: [], facts: [{ command: 'log-mentoring-session', occurredOn: '2009-11-30', says: '2.5 hours: Funding bids, Premises', meaning: [{ hours: 2.5, topics: ['funding-bids', 'premises'], mode: 'phone' }] }] }]);
  });

  it('numbers rows as the spreadsheet does', () => {
    expect(read('sessions', 'Date,Hours,Topics\n\n2009-11-30,1,launch\n,,\n2009-11-30,1,"launch\n"\n').rows.map(({ number }) => number)).toEqual([3, 5]);
  });

  it('accepts days in the number format of Excel and adds a note', () => {
    expect(read('milestones', 'Name,Target date,Done\nLaunch,40147,40150\n').rows).toMatchObject([{
      facts: [{ command: 'plan-milestone', occurredOn: '2026-01-31', says: 'Launch, due on 2009-11-30' }, { command: 'achieve-milestone', occurredOn: '2009-12-03' }],
      notes: ['“40150” is taken as 2009-12-03, as Excel counts days.', '“40147” is taken as 2009-11-30, as Excel counts days.'],
    }]);
  });

  it.each<[SheetKindName, string, string]>([
    ['sessions', 'Date,Hours,Topics\nsoon,1,launch\n', '“soon” must be a real date, like 2009-11-30 or 30/11/2009.'],
    ['sessions', 'Date,Hours,Topics\n2009-11-30,many,launch\n', '“many” must be a length of time, like 2.5, 2h30 or 45 min.'],
    ['sessions', 'Date,Hours,Topics\n2009-11-30,1,gardening\n', '“gardening” is not one of: partnership-working'],
    ['sessions', 'Date,Hours,Topics\n2009-11-30,,launch\n', '“Hours” is empty.'],
    ['milestones', 'Name,Due,About\nIt,2009-11-30,cakes\n', '“cakes” is not one of: partnership'],
    ['milestones', 'Name,Due\n,2009-11-30\n', '“Milestone” is empty.'],
    ['steps', 'Step,Completed\nC3,\n', 'It says neither when the step was started nor when it was completed.'],
    ['steps', 'Step,Completed,ULO\nC3,2009-11-30,Nobody\n', 'There is no ULO “Nobody”, or you do not see it.'],
    ['steps', 'Step,Completed,ULO\nC3,2009-11-30,TWINS\n', 'Several ULOs are called “TWINS”: give the id.'],
  ])('of %s with %j reports the fault of the row', (kind, text, fault) => {
    expect(read(kind, text).rows[0]?.faults.join()).toContain(fault);
  });

  it('needs a ULO for each row', () => {
    const { rows } = readSheet({ file: 'x.csv', bytes: Buffer.from('Step,Done,ULO\nC3,2009-11-30,\nC3,2009-11-30,mercian ability partnership (map)\n'), kind: 'steps', ulos, agreedOn: '2026-01-31' });
    expect(rows.map(({ ulo, faults: wrong }) => [ulo?.name, ...wrong])).toEqual([[undefined, 'It does not say which ULO it is about.'], ['Mercian Ability Partnership (MAP)']]);
  });

  it('is refused if a required column is missing or given twice, and if the file is empty or too long', () => {
    expect(faults('sessions', 'Date,Length\n2009-11-30,1\n')).toEqual(['1: There is no column “Topics”. It may also be called: Topic, Subject, Subjects, About, Theme.']);
    expect(faults('sessions', 'Date,Day,Hours,Topics\n')).toEqual(['1: “Day” and “Date” both mean “Date”: keep one of the two.']);
    expect(faults('sessions', '')).toEqual(['1: The file is empty: the first row must name the columns.']);
    expect(faults('sessions', 'Date,Hours,Topics\n')).toEqual(['1: There are no rows below the heading.']);
    expect(faults('sessions', `Date,Hours,Topics\n${'2009-11-30,1,launch\n'.repeat(MOST_SHEET_ROWS + 1)}`)[0]).toContain('The file has 2001 rows; at most 2000 are read at once.');
  });
});
