import { warningsOf } from '#history';
import { specFor, type Given } from '#spec';
import { ulo } from '../ulo.js';
import { uloWarnings } from './index.js';

describe('a future warning', () => {
  it('does not describe its day as past', () => {
    const history: Given[] = [
      ['2026-01-05', 'UloDevelopmentStarted', { programme: 'p', name: 'Ashby', area: 'Ashby', commissioner: 'Council' }],
      ['2026-01-05', 'MilestonePlanned', { name: 'Constitution', kind: 'other', dueOn: '2028-02-01' }],
      ['2026-01-05', 'MentoringAgreed', { mentor: 'DS', startsOn: '2026-01-05', endsOn: '2028-01-31' }],
      ['2026-01-05', 'ManagementCommitteeElected', { users: 6, carers: 1, others: 1 }],
      ['2026-01-05', 'PoliciesAdopted', { policies: ['safeguarding'] }],
      ['2026-01-06', 'PolicyReviewed', { policy: 'safeguarding', reviewOn: '2028-01-05' }],
      ['2026-01-05', 'InsuranceTakenOut', { kind: 'public-liability', endsOn: '2028-01-04' }],
      ['2026-01-05', 'QualityAwardGranted', { endsOn: '2028-01-04' }],
      ['2026-01-05', 'AgreementSigned', { instrument: 'core-grant', amountPence: 100, startsOn: '2026-01-05', endsOn: '2028-01-04', coreSharePercent: 100 }],
    ];
    const later = warningsOf(uloWarnings, specFor(ulo).given(...history).state()).filter(({ why }) => /2028-\d\d-\d\d/u.test(why));
    expect(later.map(({ code }) => code)).toEqual(expect.arrayContaining(['insurance-ended', 'no-mentor', 'milestone-late', 'core-costs-not-covered', 'policy-review-overdue']));
    expect(later.map(({ why }) => why).filter((why) => /\bwas\b[^.]*2028/u.test(why))).toEqual([]);
  });
});
