import { fieldsOf, type FieldSpec } from '#kernel';
import { AgreeMentoring, LogMentoringSession, SignAgreement, SubmitBid } from '#development';
import { Unreadable } from './bad-rows.js';
import { valueFrom } from './cells.js';

const idOf = (label: string): string => `id of ${label}`;
const field = (name: string): FieldSpec => {
  const found = [SubmitBid, LogMentoringSession, AgreeMentoring, SignAgreement].flatMap((c) => fieldsOf(c)).find((f) => f.name === name);
  if (!found) throw new Error(name);
  return found;
};
const read = (name: string, text: string): unknown => valueFrom(field(name), text, { idOf });

describe('The value of a cell', () => {
  it.each([
    ['£18,000', 1_800_000], ['18000', 1_800_000], ['£ 6,500.50', 650_050], ['0.05', 5], ['1250.5', 125_050], ['1,250.50', 125_050],
  ])('reads the amount %s as %d pence', (text, pence) => expect(read('amountPence', text)).toBe(pence));

  it.each(['£18,00', '2,5', '1,8000', '£', 'about 10', '-5', '£18k', '1e3'])('refuses %s as an amount', (text) =>
    expect(() => read('amountPence', text)).toThrow(Unreadable));

  it('reads numbers', () => {
    expect(read('hours', '2.5')).toBe(2.5);
    expect(read('hours', '2,5')).toBe(2.5);
    expect(read('hours', '2h30')).toBe(2.5);
    expect(() => read('hours', '2 %')).toThrow('“2 %” must be a length of time, like 2.5, 2h30 or 45 min.');
    expect(() => read('coreSharePercent', '2,5')).toThrow('Use a point, not a comma, for a fraction: 2.5.');
    expect(read('coreSharePercent', '60 %')).toBe(60);
    expect(() => read('amountPence', '-5')).toThrow('“-5” must be £0.01 or more.');
  });

  it('reads choices by code or label and ignores case', () => {
    expect(read('mode', 'By video call')).toBe('video');
    expect(read('topics', 'funding-bids; Partnership working')).toEqual(['funding-bids', 'partnership-working']);
    expect(() => read('mode', 'by owl')).toThrow('“by owl” is not one of: in-person, video, phone.');
  });

  it('reads the rows of a table', () => {
    expect(read('lines', 'salaries | £21,000; Running costs|£4,000')).toEqual([
      { category: 'salaries', amountPence: 2_100_000 },
      { category: 'running-costs', amountPence: 400_000 },
    ]);
    expect(() => read('lines', 'salaries | £1 | more')).toThrow('has 3 parts; there are 2: What for | Amount.');
  });

  it('reads days, including the format of British spreadsheets', () => {
    expect(read('startsOn', '2009-11-30')).toBe('2009-11-30');
    for (const text of ['3/9/2009', '03.09.2009', '3 September 2009', '3-Sep-2009']) expect(read('startsOn', text)).toBe('2009-09-03');
    expect(() => read('startsOn', '30/02/2009')).toThrow(Unreadable);
    expect(() => read('startsOn', '20 days ago')).toThrow('must be a real date, like 2009-11-30 or 30/11/2009');
  });

  it.each([
    ['2019-04-01T00:00:00+00:00', '2019-04-01'], ['2019-03-31T23:30:00Z', '2019-04-01'], ['2019-04-01T00:30:00+02:00', '2019-03-31'],
    ['2019-04-01T00:00:00', '2019-04-01'], ['2019-04-01 23:59:59.999', '2019-04-01'], ['30/11/2009 00:00', '2009-11-30'], ['3-Sep-2009 9:05:00', '2009-09-03'], ['2018-12-31T23:59:59Z', '2018-12-31'],
  ])('reads the date-time %s as its day in London, and adds a note', (text, day) => {
    const notes: string[] = [];
    expect(valueFrom(field('startsOn'), text, { idOf, note: (note) => notes.push(note) })).toBe(day);
    expect(notes).toEqual([`“${text}” is taken as ${day}, the day in London.`]);
  });

  it.each([
    ['40147', '2009-11-30'], ['36526', '2000-01-01'], ['36584', '2000-02-28'], ['36586', '2000-03-01'], ['40147.75', '2009-11-30'], ['40147,75', '2009-11-30'],
  ])('reads the number %s as the day %s, as Excel counts days, and adds a note', (text, day) => {
    const notes: string[] = [];
    expect(valueFrom(field('startsOn'), text, { idOf, note: (note) => notes.push(note) })).toBe(day);
    expect(notes).toEqual([`“${text}” is taken as ${day}, as Excel counts days.`]);
  });

  it.each(['2009', '401', '401470', '-40147', '40147.', '31/11/2009 10:00', '30/11/2009 ten'])('refuses the number %s as a day', (text) => expect(() => read('startsOn', text)).toThrow(Unreadable));

  it.each(['2019-02-30T00:00:00Z', '2019-04-01T25:00:00Z', '2019-04-01T', '2019-04-01T00:00:00+99:00', '0026-05-05T00:00:00Z', '1899-12-31', '31/12/2200'])('refuses %s as a day', (text) =>
    expect(() => read('startsOn', text)).toThrow(Unreadable));

  it('counts relative days from the given day', () => {
    const relative = (text: string): unknown => valueFrom(field('startsOn'), text, { idOf, relativeTo: '2026-03-31' });
    expect(['today', '20 days ago', '1 month ago', '2 weeks ago', 'in 9 days', 'in 2 years'].map(relative)).toEqual([
      '2026-03-31', '2026-03-11', '2026-02-28', '2026-03-17', '2026-04-09', '2028-03-31',
    ]);
  });

  it('reads lines with any kind of line break', () => {
    expect(read('note', 'a\r\nb\rc\u2028d\u0085e')).toBe('a\nb\nc\nd\ne');
  });

  it('looks up the id of a label', () => {
    expect(read('corrects', 'launch')).toBe('id of launch');
    expect(read('corrects', '0e9a3a3c-5b5e-5c56-8f5c-0a4d5c1c8a11')).toBe('0e9a3a3c-5b5e-5c56-8f5c-0a4d5c1c8a11');
  });
});
