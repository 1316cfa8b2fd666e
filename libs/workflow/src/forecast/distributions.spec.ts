import { ratioQuantiles, experienceOf, type Taken } from './experience.js';
import { pertQuantiles } from './pert.js';
import { PARTS, shareBelow, valueAt, type Quantiles } from './quantiles.js';
import { weibullShape } from './weibull.js';

const mean = (quantiles: Quantiles): number => Array.from({ length: PARTS }, (_, i) => valueAt(quantiles, (i + 0.5) / PARTS)).reduce((sum, x) => sum + x, 0) / PARTS;
const finished = (...ratios: number[]): Taken[] => ratios.map((ratio) => ({ code: 'A', ratio, running: false }));
const running = (...ratios: number[]): Taken[] => ratios.map((ratio) => ({ code: 'A', ratio, running: true }));

/** `count` ratios at equal shares of a Weibull distribution with scale 1. */
const weibull = (count: number, shape: number): Taken[] => finished(...Array.from({ length: count }, (_, i) => (-Math.log(1 - (i + 0.5) / count)) ** (1 / shape)));
const observedUntil = (ratio: number, all: readonly Taken[]): Taken[] => all.map((one) => (one.ratio <= ratio ? one : { ...one, ratio, running: true }));

describe('the shape of a Weibull distribution', () => {
  it.each([1, 2.5, 6])('is estimated from ratios with the shape %d, also when most are still running', (shape) => {
    expect(weibullShape(weibull(400, shape)) / shape).toBeCloseTo(1, 1);
    expect(weibullShape(observedUntil(0.8, weibull(400, shape))) / shape).toBeCloseTo(1, 1);
  });

  it('is corrected downwards for few ratios, because the most likely shape is too large', () => {
    expect(weibullShape(weibull(5, 3)) / weibullShape(weibull(400, 3))).toBeLessThan(0.9);
  });

  it('is bounded when all ratios are equal', () => {
    expect(weibullShape(finished(1, 1, 1, 1, 1))).toBeLessThanOrEqual(50);
  });
});

describe('the PERT distribution', () => {
  it.each([[10, 20, 60], [56, 84, 126], [0, 5, 10], [7, 7, 21], [7, 21, 21]])('of %d, %d, %d days has the mean (least + 4 usual + most) / 6', (least, usual, most) => {
    expect(mean(pertQuantiles({ least, usual, most }))).toBeCloseTo((least + 4 * usual + most) / 6, 1);
  });

  it('has the quantiles of the beta distribution', () => {
    const earliest = pertQuantiles({ least: 0, usual: 0, most: 1 });
    for (const share of [0.125, 0.5, 0.875]) expect(valueAt(earliest, share)).toBeCloseTo(1 - (1 - share) ** 0.2, 3);
    const middle = pertQuantiles({ least: 0, usual: 0.5, most: 1 });
    expect([0.1, 0.5, 0.9].map((share) => valueAt(middle, share).toFixed(3))).toEqual(['0.247', '0.500', '0.753']);
  });

  it('of one length is that length', () => {
    expect([0, 0.3, 1].map((share) => valueAt(pertQuantiles({ least: 5, usual: 5, most: 5 }), share))).toEqual([5, 5, 5]);
  });
});

describe('a share below a value', () => {
  it('is the inverse of the value at a share', () => {
    const quantiles = pertQuantiles({ least: 10, usual: 20, most: 60 });
    for (const share of [0.01, 0.25, 0.7, 0.99]) expect(shareBelow(quantiles, valueAt(quantiles, share))).toBeCloseTo(share, 6);
    expect([shareBelow(quantiles, 10), shareBelow(quantiles, 60.1)]).toEqual([0, 1]);
  });
});

describe('ratios', () => {
  it('of finished steps have the shares k / (n + 1)', () => {
    const quantiles = ratioQuantiles(finished(1.4, 0.8, 1.2));
    expect([0.25, 0.375, 0.5, 0.75].map((share) => Number(valueAt(quantiles, share).toFixed(6)))).toEqual([0.8, 1, 1.2, 1.4]);
  });

  it('of running steps reduce the number at risk after the time observed', () => {
    // At risk: 5 + 1 at 0.8, 3 + 1 at 1.2, 1 + 1 at 1.6. Surviving: 5/6, then 5/8, then 5/16.
    const quantiles = ratioQuantiles([...finished(0.8, 1.2, 1.6), ...running(1, 1.4)]);
    expect([0.8, 1.2, 1.6].map((ratio) => Number(shareBelow(quantiles, ratio).toFixed(2)))).toEqual([0.17, 0.38, 0.69]);
  });

  it('have quantiles that never decrease and are positive', () => {
    const quantiles = ratioQuantiles([...finished(1, 1, 1, 3, 9), ...running(0.2, 9, 12)]);
    expect([...quantiles]).toEqual([...quantiles].toSorted((a, b) => a - b));
    expect(quantiles[0]).toBeGreaterThan(0);
  });

  it('are not underestimated while most steps are running', () => {
    const observed = observedUntil(0.7, weibull(40, 4));
    expect(observed.filter((one) => !one.running)).toHaveLength(9);
    for (const share of [0.5, 0.8, 0.9]) expect(valueAt(ratioQuantiles(observed), share) / valueAt(ratioQuantiles(weibull(40, 4)), share)).toBeCloseTo(1, 1);
  });

  it('count when at least five steps finished', () => {
    const four = [...finished(1, 1.1, 1.2, 1.3), ...running(2, 3, 4)];
    expect(experienceOf(four).has('A')).toBe(false);
    expect(experienceOf([...four, ...finished(1)]).has('A')).toBe(true);
  });
});
