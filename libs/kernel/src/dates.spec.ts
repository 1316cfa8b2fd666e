import fc from 'fast-check';
import { EARLIEST_DAY, LATEST_DAY, dayProblem } from './day-bounds.js';
import { addDays, addMonths, completedMonths, daysBetween, epochDay, fromEpochDay, isPlainDate, lastsAtLeast, lastsMoreThan, londonDate, monthsInclusive } from './dates.js';

describe('calendar dates', () => {
  it.each(['2010-02-29', '2010-13-01', '2010-1-1', '', 'today', null, 20100101])('%p is not a day', (value) => {
    expect(isPlainDate(value)).toBe(false);
  });

  it('counts both ends of a period', () => {
    expect(monthsInclusive('2009-04-01', '2010-03-31')).toBe(12);
    expect(monthsInclusive('2009-01-19', '2010-01-31')).toBe(12);
    expect(monthsInclusive('2009-01-19', '2011-12-31')).toBe(35);
  });

  it('counts completed months between two days', () => {
    expect(completedMonths('2009-01-19', '2010-09-24')).toBe(20);
  });

  it('compares the length of a period to the day', () => {
    expect(['2025-06-01', '2025-06-02', '2025-06-03'].map((last) => lastsAtLeast('2020-06-03', last, 60))).toEqual([false, true, true]);
    expect(['2025-06-02', '2025-06-03'].map((last) => lastsMoreThan('2020-06-03', last, 60))).toEqual([false, true]);
    expect(lastsAtLeast('2009-08-31', '2010-02-27', 6)).toBe(true);
  });

  it('numbers days from 1 January 1970, and limits years to four digits', () => {
    expect(epochDay('1970-01-02')).toBe(1);
    expect(fromEpochDay(epochDay('1899-12-31') + 1)).toBe('1900-01-01');
    expect([fromEpochDay(-1e6), fromEpochDay(1e7)]).toEqual(['0000-01-01', '9999-12-31']);
  });

  it('counts days across a leap day and a change of clocks', () => {
    expect(daysBetween('2012-02-28', '2012-03-01')).toBe(2);
    expect(addDays('2010-03-27', 1)).toBe('2010-03-28');
    expect(addMonths('2010-01-31', 1)).toBe('2010-02-28');
  });

  it('gives the day in London: an hour ahead of UTC in summer, the same in winter', () => {
    expect(londonDate('2010-06-30T23:30:00.000Z')).toBe('2010-07-01');
    expect(londonDate('2010-06-30T22:59:59.999Z')).toBe('2010-06-30');
    expect(londonDate('2010-12-31T23:30:00.000Z')).toBe('2010-12-31');
  });

  it('counts and adds months as Temporal does', () => {
    const day = fc.integer({ min: -20_000, max: 40_000 }).map((days) => addDays('1990-01-01', days));
    fc.assert(
      fc.property(day, day, fc.integer({ min: -300, max: 300 }), (a, b, months) => {
        expect(addMonths(a, months)).toBe(Temporal.PlainDate.from(a).add({ months }).toString());
        expect(completedMonths(a, b) + 0).toBe(Temporal.PlainDate.from(a).until(b, { largestUnit: 'month' }).months + 0);
      }),
      { numRuns: 500 },
    );
  });

  it('counts days up to the first and last year with four digits, and never beyond', () => {
    const [first, last] = ['0000-01-01', '9999-12-31'];
    const day = fc.integer({ min: 0, max: 3_652_424 }).map((days) => addDays(first, days));
    fc.assert(
      fc.property(day, day, fc.integer({ min: -4_000_000, max: 4_000_000 }), (a, b, days) => {
        const exact = Temporal.PlainDate.from(a).add({ days });
        expect(addDays(a, days)).toBe(exact.year < 0 ? first : exact.year > 9999 ? last : exact.toString());
        expect(daysBetween(a, b) + 0).toBe(Temporal.PlainDate.from(a).until(b).days + 0);
        const months = Math.trunc(days / 100);
        expect(addMonths(a, months) >= a).toBe(months >= 0 || addMonths(a, months) === a);
        expect(addMonths(a, months)).toMatch(/^\d{4}-\d{2}-\d{2}$/u);
      }),
      { numRuns: 1_000 },
    );
    expect([addDays(last, 1), addDays(first, -1), addDays(first, Infinity), addMonths(last, 1), addMonths('0000-01-15', -1)]).toEqual([last, first, last, last, '0000-01-15']);
    expect(addMonths('0004-01-31', 1)).toBe('0004-02-29');
  });

  it('accepts days from 1900 to 2199', () => {
    expect([EARLIEST_DAY, LATEST_DAY].map((day) => dayProblem(day))).toEqual([undefined, undefined]);
    for (const day of [addDays(EARLIEST_DAY, -1), addDays(LATEST_DAY, 1), '0026-05-05', '9999-12-31']) expect(dayProblem(day)).toBe('must be between 1 January 1900 and 31 December 2199');
    for (const value of ['2010-02-29', '+010000-01-01', '', null, 20100101]) expect(dayProblem(value)).toBe('must be a real date, like 2009-11-30');
  });
});
