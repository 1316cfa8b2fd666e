import { coreMonths, coreTerms, type FundingAgreement } from './index.js';

it.each([
  ['one agreement', [['2009-10-01', '2010-10-01']], '2009-12-31', 9],
  ['agreements that follow each other without a gap', [['2009-10-01', '2010-10-01'], ['2010-10-01', '2011-10-01']], '2009-12-31', 21],
  ['agreements that overlap', [['2009-10-01', '2010-10-01'], ['2010-04-01', '2011-04-01']], '2010-01-01', 15],
  ['up to the first gap only', [['2009-10-01', '2010-10-01'], ['2010-10-02', '2011-10-01']], '2009-12-31', 9],
  ['nothing before the first begins', [['2010-02-01', '2011-02-01']], '2010-01-31', 0],
  ['nothing without an agreement', [], '2010-01-31', 0],
] as const)('core costs are covered by %s', (_, terms, day, months) => {
  expect(coreMonths(terms, day)).toBe(months);
});

it('an agreement without core costs covers none, and an ended agreement covers them up to its end', () => {
  const agreement = { startsOn: '2010-01-01', endsOn: '2010-12-31', endedOn: null, coreSharePercent: 50 } as FundingAgreement;
  expect(coreTerms({ agreements: [agreement, { ...agreement, coreSharePercent: 0 }, { ...agreement, endedOn: '2010-06-01' }] })).toEqual([
    ['2010-01-01', '2011-01-01'],
    ['2010-01-01', '2010-06-01'],
  ]);
});
