import { bankHolidays, isWorkingDay, type Nation } from './bank-holidays.js';

const of = (nation: Nation, year: string): string => [...bankHolidays(nation, year)].map((day) => day.slice(5)).sort().join(' ');

describe('bank holidays', () => {
  it('differ by nation', () => {
    expect(of('england-and-wales', '2009')).toBe('01-01 04-10 04-13 05-04 05-25 08-31 12-25 12-26 12-28');
    expect(of('scotland', '2009')).toBe('01-01 01-02 04-10 05-04 05-25 08-03 11-30 12-25 12-26 12-28');
    expect(of('northern-ireland', '2009')).toBe('01-01 03-17 04-10 04-13 05-04 05-25 07-12 07-13 08-31 12-25 12-26 12-28');
  });

  it.each(['england-and-wales', 'scotland', 'northern-ireland'] as const)('were moved or added for jubilees, weddings and the millennium in %s', (nation) => {
    for (const day of ['1999-12-31', '2002-06-03', '2002-06-04', '2011-04-29', '2012-06-04', '2012-06-05', '2020-05-08', '2022-06-02', '2022-06-03', '2022-09-19', '2023-05-08'])
      expect([day, isWorkingDay(nation, day)]).toEqual([day, false]);
    for (const day of ['2002-05-27', '2012-05-28', '2020-05-04', '2022-05-30']) expect([day, isWorkingDay(nation, day)]).toEqual([day, true]);
  });

  it('include St Andrew’s Day in Scotland from 2007', () => {
    expect(isWorkingDay('scotland', '2005-11-30')).toBe(true);
    expect(isWorkingDay('scotland', '2003-12-01')).toBe(true);
    expect(isWorkingDay('scotland', '2007-11-30')).toBe(false);
    expect(isWorkingDay('scotland', '2008-12-01')).toBe(false);
    expect(isWorkingDay('england-and-wales', '2007-11-30')).toBe(true);
  });

  it('include the World Cup day of 2026 in Scotland only', () => {
    expect(isWorkingDay('scotland', '2026-06-15')).toBe(false);
    expect(isWorkingDay('england-and-wales', '2026-06-15')).toBe(true);
  });

  it('fall on at least eight weekdays a year in England and Wales from 1999 to 2030', () => {
    for (let year = 1999; year <= 2030; year++) {
      const weekdays = [...bankHolidays('england-and-wales', String(year))].filter((day) => ![0, 6].includes(Temporal.PlainDate.from(day).dayOfWeek % 7));
      expect([year, weekdays.length]).toEqual([year, [1999, 2002, 2011, 2012, 2023].includes(year) ? 9 : year === 2022 ? 10 : 8]);
    }
  });
});
