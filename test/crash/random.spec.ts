import { Random } from './random.js';

const draw = (random: Random): number[] => Array.from({ length: 5 }, () => random.next());

describe('seeded random numbers', () => {
  it('are the same for the same seed and differ for another', () => {
    expect(draw(new Random(7))).toEqual(draw(new Random(7)));
    expect(draw(new Random(7))).not.toEqual(draw(new Random(8)));
    expect(draw(Random.for(7, 1))).not.toEqual(draw(Random.for(7, 2)));
  });
  it('stay within their bounds and use all values', () => {
    const random = new Random(1);
    const seen = new Set(Array.from({ length: 200 }, () => random.between(3, 6)));
    expect([...seen].sort()).toEqual([3, 4, 5]);
  });
});
