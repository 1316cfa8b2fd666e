import { median, quantile, rounded, spread } from './statistics.js';

describe('the statistics of the bench', () => {
  it('takes the middle value in any order', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([10, 9, 100])).toBe(10);
  });
  it('takes the mean of the two in the middle', () => {
    expect(median([4, 1, 3, 2])).toBe(2.5);
  });
  it('ignores one outlier in the median', () => {
    expect(median([100, 101, 99, 100, 5000])).toBe(100);
  });
  it('interpolates quantiles', () => {
    expect(quantile([1, 2, 3, 4, 5], 0.99)).toBeCloseTo(4.96);
    expect(quantile([7], 0.99)).toBe(7);
  });
  it('refuses a median without values', () => {
    expect(() => median([])).toThrow('No values');
  });
  it('formats numbers', () => {
    expect(spread([5630.4, 4812.2])).toBe('4,812 to 5,630');
    expect([1234.5, 12.34, 1.234].map(rounded)).toEqual(['1,235', '12.3', '1.23']);
  });
});
