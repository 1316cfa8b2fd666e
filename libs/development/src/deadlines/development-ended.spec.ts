import { factId, specFor, type Given } from '#spec';
import { ulo } from '../ulo.js';
import { deadlinesOf } from './index.js';

const { given } = specFor(ulo);
const started: Given = ['2026-01-05', 'UloDevelopmentStarted', { programme: 'p', name: 'MAP', area: 'Tamworth', commissioner: 'Council' }];
const facts: Given[] = [
  started,
  ['2026-01-12', 'AgreementSigned', { funder: 'Council', instrument: 'grant', amountPence: 1_000_000, startsOn: '2026-01-12', endsOn: '2026-12-31', coreSharePercent: 100 }],
  ['2026-01-12', 'ReportRequired', { agreement: factId(2), dueOn: '2026-11-30' }],
  ['2026-01-12', 'InsuranceTakenOut', { kind: 'public-liability', endsOn: '2027-01-11' }],
  ['2026-01-12', 'MentoringAgreed', { mentor: 'Disability Solutions', startsOn: '2026-01-12', endsOn: '2027-01-11' }],
  ['2026-01-12', 'MilestonePlanned', { name: 'Charity registered', kind: 'other', dueOn: '2026-11-30' }],
];
const open = (...more: Given[]): string[] => deadlinesOf(given(...facts, ...more).state()).filter(({ kind, until }) => until === null && kind !== 'mentor-silent').map(({ kind }) => kind);

describe('a development that has ended', () => {
  it('leaves what the organisation has by itself: its insurance, and the report that it owes a funder', () => {
    expect(open()).toEqual(['milestone', 'report', 'agreement', 'insurance', 'mentoring']);
    expect(open(['2026-10-31', 'DevelopmentEnded', { outcome: 'established' }])).toEqual(['report', 'insurance']);
  });
});
