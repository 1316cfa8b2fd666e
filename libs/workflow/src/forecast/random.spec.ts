import { seedOf, uniform } from './random.js';

const RUNS = 64_000;
const draws = (id: string, step: string): number[] => Array.from({ length: RUNS }, (_, run) => uniform(seedOf(id, step), run));
const correlation = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, x, i) => sum + (x - 0.5) * ((b[i] ?? 0) - 0.5), 0) / RUNS * 12;

describe('random numbers', () => {
  it('never change for the same input', () => {
    expect([uniform(seedOf('u', 'A1'), 0), uniform(seedOf('u', 'A1'), 1), uniform(seedOf('v', 'A1'), 0)]).toMatchInlineSnapshot(`
[
  0.7570810114266351,
  0.3225229700328782,
  0.5726143160136417,
]
`);
  });

  it('are uniformly distributed', () => {
    const bins = new Array<number>(64).fill(0);
    for (const u of draws('ulo', 'C3')) bins[Math.floor(u * 64)]! += 1;
    const chiSquare = bins.reduce((sum, count) => sum + (count - RUNS / 64) ** 2 / (RUNS / 64), 0);
    // 63 degrees of freedom: above 120 or below 22 only once in a hundred thousand.
    expect(chiSquare).toBeGreaterThan(22);
    expect(chiSquare).toBeLessThan(120);
  });

  it.each([
    ['steps', draws('ulo', 'C3'), draws('ulo', 'C4')],
    ['ids', draws('ulo-1', 'C3'), draws('ulo-2', 'C3')],
    ['runs', draws('ulo', 'C3'), draws('ulo', 'C3').slice(1)],
    ['ids and steps cut differently', draws('ulo1', '1'), draws('ulo', '11')],
  ])('of different %s are not correlated', (_, a, b) => {
    expect(Math.abs(correlation(a, b))).toBeLessThan(0.02);
  });
});
