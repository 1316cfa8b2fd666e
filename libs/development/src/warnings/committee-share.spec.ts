import { factId, specFor, type Given } from '#spec';
import { ulo } from '../ulo.js';
import { committeeBelowThreeQuarters, committeeHalfOrFewer } from './committee-share.js';

const { given } = specFor(ulo);
const elected = (users: number, carers: number, others: number, on = '2009-08-03'): Given => [on, 'ManagementCommitteeElected', { users, carers, others }];
const declared = (on: string, users: number, carers: number, others: number): Given => [on, 'CommitteeCompositionDeclared', { users, carers, others }];

describe('a committee below three quarters', () => {
  it('opens a warning until exactly three quarters are reached', () => {
    const history = given(elected(5, 1, 2), declared('2010-05-10', 6, 1, 1));
    expect(history.warnings(committeeBelowThreeQuarters)).toEqual(['2009-08-03/2010-05-10']);
    expect(history.warnings(committeeHalfOrFewer)).toEqual([]);
  });

  it('says how many there are and how many are needed', () => {
    const [interval] = committeeBelowThreeQuarters.intervals(given(elected(5, 1, 2)).state());
    expect(interval?.why).toBe('5 of 8 voting members are people who use services; three quarters would be 6.');
  });

  it('is covered by the warning of half or fewer, and opens its own warning again later', () => {
    const history = given(elected(5, 1, 2), declared('2009-10-01', 4, 1, 3), declared('2010-05-10', 6, 1, 1), declared('2011-01-10', 5, 1, 2));
    expect(history.warnings(committeeBelowThreeQuarters)).toEqual(['2009-08-03/2009-10-01', '2011-01-10/']);
    expect(history.warnings(committeeHalfOrFewer)).toEqual(['2009-10-01/2010-05-10']);
  });

  it('is correct when a change of seats is recorded late', () => {
    expect(given(declared('2010-05-10', 6, 1, 1), elected(5, 1, 2)).warnings(committeeBelowThreeQuarters)).toEqual(['2009-08-03/2010-05-10']);
  });

  it('counts carers when the programme does', () => {
    const started: Given = ['2009-01-19', 'UloDevelopmentStarted', { programme: 'p', name: 'MAP', area: 'Tamworth', commissioner: 'Council', carersCount: true }];
    expect(given(started, elected(5, 1, 2)).warnings(committeeBelowThreeQuarters)).toEqual([]);
  });
});

describe('a rule set that the programme adopted', () => {
  const applied = (day: string, carersCount: boolean, ruleSet = 'dh-2007'): Given => [day, 'RuleSetApplied', { ruleSet, carersCount, adopted: factId(9) }];

  it('applies from its day, also to a committee that was elected before', () => {
    expect(given(elected(5, 1, 2), applied('2010-01-01', true)).warnings(committeeBelowThreeQuarters)).toEqual(['2009-08-03/2010-01-01']);
    expect(given(applied('2009-01-01', true), elected(5, 1, 2), applied('2010-01-01', false)).warnings(committeeBelowThreeQuarters)).toEqual(['2010-01-01/']);
  });

  it('decides the required share: more than half is enough under SCIE’s minimum', () => {
    expect(given(elected(5, 1, 2), applied('2010-01-01', false, 'scie-minimum')).warnings(committeeBelowThreeQuarters)).toEqual(['2009-08-03/2010-01-01']);
    const with51 = given(applied('2009-01-01', false, 'lloyds-ddpo-2024'), elected(51, 0, 50));
    expect(with51.warnings(committeeBelowThreeQuarters)).toEqual(['2009-08-03/']);
    expect(committeeBelowThreeQuarters.intervals(with51.state())[0]?.why).toBe('51 of 101 voting members are people who use services; 51 of 100 would be 52.');
  });
  it('decides who counts: with carers, four users and two carers of eight are a majority', () => {
    expect(given(applied('2009-01-01', true, 'scie-minimum'), elected(4, 2, 2)).warnings(committeeHalfOrFewer)).toEqual([]);
    expect(given(applied('2009-01-01', false, 'scie-minimum'), elected(4, 2, 2)).warnings(committeeHalfOrFewer)).toEqual(['2009-08-03/']);
  });
  it('excludes carers when its rules do, even when the programme counts them', () => {
    expect(given(applied('2009-01-01', true, 'odi-dpulo'), elected(4, 2, 2)).warnings(committeeHalfOrFewer)).toEqual(['2009-08-03/']);
  });
  it('changes nothing before an election', () => {
    expect(given(applied('2009-01-01', true)).warnings(committeeBelowThreeQuarters)).toEqual([]);
  });
});

describe('a committee of half or fewer', () => {
  it('opens a warning at exactly half', () => {
    expect(given(elected(4, 2, 2)).warnings(committeeHalfOrFewer)).toEqual(['2009-08-03/']);
    expect(given(elected(5, 1, 2)).warnings(committeeHalfOrFewer)).toEqual([]);
  });

  it('opens no warning for a committee without members', () => {
    expect(given(declared('2009-08-03', 0, 0, 0)).warnings(committeeHalfOrFewer)).toEqual([]);
  });

  it('keeps the warning open when no members are left', () => {
    expect(given(elected(4, 2, 2), declared('2010-01-11', 0, 0, 0), declared('2010-05-10', 5, 1, 2)).warnings(committeeHalfOrFewer)).toEqual(['2009-08-03/2010-05-10']);
  });
});
