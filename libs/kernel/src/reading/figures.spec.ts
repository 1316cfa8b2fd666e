import { readFigure } from './figures.js';

const money = { name: 'amountPence', kind: 'money', label: 'Amount', min: 1 } as const;
const whole = { name: 'people', kind: 'whole', label: 'People', min: 0, max: 100_000 } as const;

describe('a figure as people write it', () => {
  it.each([['12 000', 1_200_000], ['£12 000.50', 1_200_050], ['1 200 000', 120_000_000], ['12\u00a0000', 1_200_000], ['£1,200.50', 120_050]])('%s pounds', (text, value) => {
    expect(readFigure(money, text)).toEqual({ value });
  });

  it('may have blanks only between thousands', () => {
    expect(readFigure(whole, '12 000')).toEqual({ value: 12_000 });
    expect(readFigure(whole, '12 00')).toHaveProperty('problem');
    expect(readFigure(whole, '1 2')).toHaveProperty('problem');
  });

  it.each([
    [money, '10k', 'Write it in full: 10,000'],
    [money, '1.200,50', 'Use commas for thousands and a point for a fraction: 1,200.50'],
    [money, '2,5', 'Use a point, not a comma, for a fraction: 2.5'],
    [whole, '50%', 'Leave out the sign %'],
  ] as const)('is refused with a hint how to write it', (field, text, hint) => {
    expect(readFigure(field, text)).toEqual({ problem: expect.stringContaining(hint) as string });
  });
});
