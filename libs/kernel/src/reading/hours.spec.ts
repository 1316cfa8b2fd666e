import { readFigure } from './figures.js';

const hours = { name: 'hours', kind: 'decimal', label: 'Hours', min: 0.25, max: 24, step: 0.25, unit: 'hours' } as const;

describe('a length of time as people write it', () => {
  it.each([
    ['2.5', 2.5], ['2,5', 2.5], ['2h30', 2.5], ['2h', 2], ['2:30', 2.5], ['2 hours', 2], ['2.5h', 2.5], ['½', 0.5], ['1½', 1.5], ['1 ½ hours', 1.5], ['90 min', 1.5],
    ['2 h 30 min', 2.5], ['2 hours and 15 minutes', 2.25], ['45 minutes', 0.75],
  ])('%s', (text, value) => {
    expect(readFigure(hours, text)).toEqual({ value });
  });

  it.each(['two', '2h75', '1.2.3', 'h', '1,200.5'])('is not %j', (text) => {
    expect(readFigure(hours, text)).toEqual({ problem: 'must be a length of time, like 2.5, 2h30 or 45 min' });
  });
});
