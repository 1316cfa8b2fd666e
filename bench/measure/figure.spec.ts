import { figureOf, table, type Bench } from './figure.js';
import type { BenchContext } from './bench-context.js';

const bench: Bench = {
  id: 'append-1',
  unit: 'appends/s',
  referenceName: 'bare loop',
  wanted: { atLeast: 0.7 },
  run: async () => ({ ours: 5000, reference: 6250, ratio: 0.8, spread: '9 rounds' }),
};
const context = {} as BenchContext;

describe('a figure', () => {
  it('contains its target and the spread of its rounds', async () => {
    expect(await figureOf(bench, context, 9)).toEqual({
      id: 'append-1', unit: 'appends/s', ours: 5000, reference: 6250, referenceName: 'bare loop', ratio: 0.8,
      note: 'wanted at least 0.7: kept; 9 rounds',
    });
  });
  it('says when it misses its target', async () => {
    expect((await figureOf({ ...bench, wanted: { atMost: 0.7 } }, context, 9)).note).toMatch(/^wanted at most 0.7: MISSED/);
  });
  it('can have a limit instead of a reference', async () => {
    const limited = (ours: number): Bench => ({ ...bench, unit: 'ms', referenceName: 'the limit', wanted: { under: 20 }, run: async () => ({ ours, reference: 20, ratio: ours / 20, spread: '9 rounds' }) });
    expect(await figureOf(limited(4), context, 9)).toMatchObject({ ours: 4, reference: 20, ratio: 0.2, note: 'wanted under 20 ms: kept; 9 rounds' });
    expect((await figureOf(limited(20), context, 9)).note).toMatch(/^wanted under 20 ms: MISSED/);
  });
  it('is printed in an aligned table', async () => {
    expect(table([await figureOf(bench, context, 9)])).toBe(
      [
        'id        unit        ours  reference  ratio  against',
        'append-1  appends/s  5,000      6,250   0.80  bare loop',
        '',
        'append-1: wanted at least 0.7: kept; 9 rounds',
        '',
      ].join('\n'),
    );
  });
});
