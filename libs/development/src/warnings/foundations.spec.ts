import { factId, specFor, type Given } from '#spec';
import { ulo } from '../ulo.js';
import { insuranceEnded } from './insurance-ended.js';
import { policyReviewOverdue } from './policy-review-overdue.js';

const { given } = specFor(ulo);

describe('insurance that ended', () => {
  const taken = (on: string, endsOn: string, kind = 'public-liability'): Given => [on, 'InsuranceTakenOut', { kind, endsOn }];
  const renewed = (on: string, endsOn: string): Given => [on, 'InsuranceRenewed', { insurance: factId(1), endsOn }];

  it('opens a warning from the day after its last day until it is renewed', () => {
    expect(given(taken('2010-06-14', '2011-06-13')).warnings(insuranceEnded)).toEqual(['2011-06-14/']);
    expect(given(taken('2010-06-14', '2011-06-13'), renewed('2011-07-01', '2012-06-13')).warnings(insuranceEnded)).toEqual([
      '2011-06-14/2011-07-01', '2012-06-14/',
    ]);
  });

  it('opens no warning when it was renewed in time', () => {
    expect(given(taken('2010-06-14', '2011-06-13'), renewed('2011-06-14', '2012-06-13')).warnings(insuranceEnded)).toEqual(['2012-06-14/']);
  });

  it('may be replaced only by another insurance of the same kind', () => {
    expect(given(taken('2010-06-14', '2011-06-13'), taken('2011-07-01', '2012-06-13')).warnings(insuranceEnded)).toEqual([
      '2011-06-14/2011-07-01', '2012-06-14/',
    ]);
    expect(given(taken('2010-06-14', '2011-06-13'), taken('2011-07-01', '2014-06-13', 'contents')).warnings(insuranceEnded)).toContain('2011-06-14/');
  });
});

describe('a policy review', () => {
  const adopted: Given = ['2009-08-24', 'PoliciesAdopted', { policies: ['safeguarding', 'complaints'], reviewOn: '2010-08-24' }];
  const reviewed = (on: string, policy: string): Given => [on, 'PolicyReviewed', { policy }];

  it('is overdue from the day after it was due until it is made', () => {
    expect(given(adopted, reviewed('2010-08-24', 'safeguarding'), reviewed('2010-09-10', 'complaints')).warnings(policyReviewOverdue)).toEqual([
      '2010-08-25/2010-09-10',
    ]);
    expect(given(adopted).warnings(policyReviewOverdue)).toEqual(['2010-08-25/', '2010-08-25/']);
  });

  it('is never overdue without a day', () => {
    expect(given(['2009-08-24', 'PoliciesAdopted', { policies: ['safeguarding'] }]).warnings(policyReviewOverdue)).toEqual([]);
  });
});
