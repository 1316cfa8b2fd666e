import { londonInstant, sendableFrom } from './london-time.js';
import { WorkingCalendar } from './working-calendar.js';

const quiet = { fromHour: 20, untilHour: 7 };
const from = (now: string): string => sendableFrom(now, new WorkingCalendar('england-and-wales'), quiet);

describe('nine o’clock in London', () => {
  it('is 09:00 UTC in winter and 08:00 UTC in summer, on the days on which the clocks change, too', () => {
    expect(['2026-03-27', '2026-03-29', '2026-03-30', '2026-10-23', '2026-10-25', '2026-10-26'].map((day) => londonInstant(day, 9))).toEqual([
      '2026-03-27T09:00:00.000Z', '2026-03-29T08:00:00.000Z', '2026-03-30T08:00:00.000Z',
      '2026-10-23T08:00:00.000Z', '2026-10-25T09:00:00.000Z', '2026-10-26T09:00:00.000Z',
    ]);
  });

  it('handles the skipped hour, the repeated hour, and midnight at the end of the day', () => {
    expect(londonInstant('2026-03-29', 1)).toBe('2026-03-29T01:00:00.000Z');
    expect(londonInstant('2026-10-25', 1)).toBe('2026-10-25T00:00:00.000Z');
    expect(londonInstant('2026-03-29', 24)).toBe('2026-03-29T23:00:00.000Z');
  });
});

describe('quiet hours', () => {
  it('allow sending in the daytime of a working day', () => {
    for (const now of ['2026-11-24T07:00:00.000Z', '2026-11-24T19:59:59.999Z', '2026-07-01T06:00:00.000Z']) expect(from(now)).toBe(now);
  });

  it('delay sending at night, at the weekend or on a bank holiday', () => {
    expect(from('2026-11-24T06:59:59.999Z')).toBe('2026-11-24T07:00:00.000Z');
    expect(from('2026-11-24T20:00:00.000Z')).toBe('2026-11-25T07:00:00.000Z');
    expect(from('2026-11-28T12:00:00.000Z')).toBe('2026-11-30T07:00:00.000Z');
    expect(from('2026-12-24T21:00:00.000Z')).toBe('2026-12-29T07:00:00.000Z');
  });

  it('end an hour later in UTC after the clock change in October, and an hour earlier after the one in March', () => {
    expect(from('2026-10-23T19:30:00.000Z')).toBe('2026-10-26T07:00:00.000Z');
    expect(from('2026-03-27T21:00:00.000Z')).toBe('2026-03-30T06:00:00.000Z');
  });
});
