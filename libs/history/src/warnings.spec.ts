import type { WarningRule } from '#kernel';
import { openOn, warningsOf } from './warnings.js';

const rule = (code: string, ...intervals: [string, string | null][]): WarningRule<null> => ({
  code, version: 1, title: code, severity: 'amber', source: 'an example',
  matters: 'x', clearedBy: [], owner: 'owner',
  intervals: () => intervals.map(([opens, clears]) => ({ opens, clears, why: 'because' })),
});

describe('warnings', () => {
  const warnings = warningsOf([rule('late', ['2010-03-01', null]), rule('early', ['2009-01-19', '2010-01-25'])], null);

  it('are listed by the day they open', () => {
    expect(warnings.map((w) => w.code)).toEqual(['early', 'late']);
  });
  it('are open on the day they open and not on the day they clear', () => {
    const codes = (day: string) => openOn(warnings, day).map((w) => w.code);
    expect(codes('2009-01-18')).toEqual([]);
    expect(codes('2009-01-19')).toEqual(['early']);
    expect(codes('2010-01-24')).toEqual(['early']);
    expect(codes('2010-01-25')).toEqual([]);
    expect(codes('2010-03-01')).toEqual(['late']);
  });
  it('that clear on the day they open are left out', () => {
    expect(warningsOf([rule('none', ['2009-01-19', '2009-01-19'])], null)).toEqual([]);
  });
});
