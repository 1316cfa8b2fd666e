import { factId, specFor, type Given } from '#spec';
import { isRelatedOn, relationsOf } from './relations.js';
import { ulo } from './ulo.js';

const { given } = specFor(ulo);
const council = factId(90);
const started: Given = ['2020-01-10', 'UloDevelopmentStarted', { programme: factId(91), name: 'MAP', area: 'Town', commissioner: 'County' }];
const mentoring = (more: object = {}): Given => ['2020-02-01', 'MentoringAgreed', { mentor: 'Solutions', startsOn: '2020-03-01', endsOn: '2021-02-28', ...more }];
const grant = (more: object = {}): Given => ['2020-04-01', 'AgreementSigned', { funder: 'Fund', instrument: 'grant', amountPence: 100, startsOn: '2020-05-01', endsOn: '2023-04-30', coreSharePercent: 0, ...more }];
const relations = (...facts: Given[]): string[] => relationsOf(given(...facts).state()).map(({ kind, name, organisation, from, to }) => `${kind} ${organisation ?? name} ${from} ${to ?? '…'}`);

describe('the relation of an organisation to a ULO', () => {
  it('is “mentors” while an agreement runs, after extension and end', () => {
    expect(relations(started, mentoring())[0]).toBe('mentor Solutions 2020-03-01 2021-02-28');
    expect(relations(started, mentoring({ mentorOrganisation: council.toUpperCase() }))[0]).toBe(`mentor ${council} 2020-03-01 2021-02-28`);
    expect(relations(started, mentoring(), ['2020-06-01', 'MentoringEnded', { agreement: factId(2), asAgreed: false }])[0]).toBe('mentor Solutions 2020-03-01 2020-06-01');
  });

  it('is “commissions” from the start, then for the commissioner of each partnership, until it keeps no role', () => {
    const partnership: Given = ['2020-06-01', 'PartnershipAgreed', { commissioner: 'County', commissionerOrganisation: council, mentor: 'Solutions', localPeople: true }];
    expect(relations(started)).toEqual(['commissioner County 2020-01-10 …']);
    expect(relations(started, partnership)).toEqual(['commissioner County 2020-01-10 2020-05-31', `commissioner ${council} 2020-06-01 …`]);
    expect(relations(started, partnership, ['2021-01-01', 'CommissionerSteppedBack', { role: 'none' }])[1]).toBe(`commissioner ${council} 2020-06-01 2020-12-31`);
    expect(relations(started, partnership, ['2021-01-01', 'CommissionerSteppedBack', { role: 'funder-only' }])[1]).toBe(`commissioner ${council} 2020-06-01 …`);
  });

  it('is “funds” while a funding agreement with the organisation is in force', () => {
    expect(relations(started, grant())[1]).toBe('funder Fund 2020-05-01 2023-04-30');
    expect(relations(started, grant({ funder: undefined }))).toHaveLength(1);
    expect(relations(started, grant(), ['2021-01-01', 'AgreementEnded', { agreement: factId(2), why: 'x' }])[1]).toBe('funder Fund 2020-05-01 2020-12-31');
  });

  it('lasts from its first day to its last (inclusive)', () => {
    expect(['2020-02-29', '2020-03-01', '2021-02-28', '2021-03-01'].map((day) => isRelatedOn({ from: '2020-03-01', to: '2021-02-28' }, day))).toEqual([false, true, true, false]);
    expect(isRelatedOn({ from: '2020-03-01', to: null }, '2099-01-01')).toBe(true);
  });
});
