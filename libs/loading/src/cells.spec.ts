import { fieldsOf, type FieldSpec } from '#kernel';
import { AgreeMentoring, LogMentoringSession, SubmitBid } from '#development';
import { Unreadable } from './bad-rows.js';
import { valueFrom } from './cells.js';

const idOf = (label: string): string => `id of ${label}`;
const field = (name: string): FieldSpec => {
  const found = [SubmitBid, LogMentoringSession, AgreeMentoring].flatMap((c) => fieldsOf(c)).find((f) => f.name === name);
  if (!found) throw new Error(name);
  return found;
};
const read = (name: string, text: string): unknown => valueFrom(field(name), text, { idOf });

describe('The value of a cell', () => {
  it.each([
    ['£18,000', 1_800_000], ['18000', 1_800_000], ['£ 6,500.50', 650_050], ['0.05', 5],
  ])('reads the amount %s as %d pence', (text, pence) => expect(read('amountPence', text)).toBe(pence));

  it.each(['£18,00', '18.5', '1,8000', '£', 'about 10', '-5', '£18k', '1e3'])('does not take %s for an amount', (text) =>
    expect(() => read('amountPence', text)).toThrow(Unreadable));

  it('reads numbers', () => {
    expect(read('hours', '2.5')).toBe(2.5);
    expect(() => read('hours', '2,5')).toThrow('“2,5” is not a number.');
  });

  it('reads choices by their code or their words, whatever the case', () => {
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

  it('reads days, also as a British spreadsheet writes them', () => {
    expect(read('startsOn', '2009-11-30')).toBe('2009-11-30');
    expect(read('startsOn', '3/9/2009')).toBe('2009-09-03');
    expect(() => read('startsOn', '30/02/2009')).toThrow(Unreadable);
    expect(() => read('startsOn', '20 days ago')).toThrow('is not a date');
  });

  it('counts days from the day given', () => {
    const relative = (text: string): unknown => valueFrom(field('startsOn'), text, { idOf, relativeTo: '2026-03-31' });
    expect(['today', '20 days ago', '1 month ago', '2 weeks ago', 'in 9 days', 'in 2 years'].map(relative)).toEqual([
      '2026-03-31', '2026-03-11', '2026-02-28', '2026-03-17', '2026-04-09', '2028-03-31',
    ]);
  });

  it('asks for the id behind a label', () => {
    expect(read('corrects', 'launch')).toBe('id of launch');
    expect(read('corrects', '0e9a3a3c-5b5e-5c56-8f5c-0a4d5c1c8a11')).toBe('0e9a3a3c-5b5e-5c56-8f5c-0a4d5c1c8a11');
  });
});
