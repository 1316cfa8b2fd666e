import { addDays, daysBetween } from '#kernel';
import type { Nation } from './bank-holidays.js';
import { WorkingCalendar } from './working-calendar.js';

const england = new WorkingCalendar('england-and-wales');
const scotland = new WorkingCalendar('scotland');

describe('the working days of a programme', () => {
  it('on or before a day skip weekends and bank holidays backwards', () => {
    expect(['2013-06-28', '2013-06-30', '2010-04-05', '2010-12-28', '1969-12-28'].map((day) => england.onOrBefore(day))).toEqual([
      '2013-06-28', '2013-06-28', '2010-04-01', '2010-12-24', '1969-12-24',
    ]);
    expect(scotland.onOrBefore('2010-04-05')).toBe('2010-04-05');
  });

  it('on or after a day skip them forwards', () => {
    expect(['2013-06-28', '2013-06-29', '2010-04-02'].map((day) => england.onOrAfter(day))).toEqual(['2013-06-28', '2013-07-01', '2010-04-06']);
  });

  it('exclude the non-working days of the programme', () => {
    const calendar = new WorkingCalendar('england-and-wales', new Set(['2026-11-27', '2026-11-30']));
    expect([calendar.isWorkingDay('2026-11-27'), calendar.onOrBefore('2026-11-30'), calendar.onOrAfter('2026-11-27')]).toEqual([false, '2026-11-26', '2026-12-01']);
    expect(calendar.weeklyOnOrAfter('2026-11-25')).toBe('2026-12-01');
  });

  it.each<Nation>(['england-and-wales', 'scotland', 'northern-ireland'])('for weekly emails in %s are at most nine days away', (nation) => {
    const calendar = new WorkingCalendar(nation);
    let waits = 0;
    for (let day = '2015-01-01'; day < '2036-01-01'; day = addDays(day, 1)) waits = Math.max(waits, daysBetween(day, calendar.weeklyOnOrAfter(day)));
    expect(waits).toBeLessThanOrEqual(9);
  });
});
