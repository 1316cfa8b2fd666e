import { derivedId } from '#kernel';
import { specFor, type Given } from '#spec';
import { ulo } from '../ulo.js';
import { gatesOf, phaseOf } from './index.js';

const { given } = specFor(ulo);
const begun: Given[] = [
  ['2009-01-19', 'UloDevelopmentStarted', { programme: derivedId('programme'), name: 'MAP', area: 'Tamworth', commissioner: 'Staffordshire' }],
];
const partnership: Given = ['2009-02-01', 'PartnershipAgreed', { commissioner: 'Staffordshire', mentor: 'Disability Solutions', localPeople: true }];
const mentor: Given = ['2009-03-01', 'MentoringAgreed', { mentor: 'Disability Solutions', startsOn: '2009-04-01', endsOn: '2010-03-31' }];

const phaseAfter = (...facts: Given[]): string => phaseOf(gatesOf(given(...begun, ...facts).state()));

describe('the phase of a ULO', () => {
  it('is the first one whose gate is not passed', () => {
    expect(phaseAfter()).toBe('decide-and-partner');
    expect(phaseAfter(partnership)).toBe('decide-and-partner');
    expect(phaseAfter(partnership, mentor)).toBe('come-together');
  });

  it('waits for what is missing, whatever a later phase already has', () => {
    expect(phaseAfter(['2009-05-01', 'QualitySystemChosen', { system: 'pqasso' }])).toBe('decide-and-partner');
  });
});

describe('a gate', () => {
  it('is passed on the day on which the last of its needs was met', () => {
    const [first] = gatesOf(given(...begun, partnership, mentor).state());
    expect(first).toEqual({
      phase: 'decide-and-partner',
      passedOn: '2009-04-01',
      needs: [{ label: 'Partnership agreed', metOn: '2009-02-01' }, { label: 'Mentor engaged', metOn: '2009-04-01' }],
    });
  });

  it('is not passed while a need is not met', () => {
    const [first] = gatesOf(given(...begun, mentor).state());
    expect(first).toMatchObject({ passedOn: null, needs: [{ metOn: null }, { metOn: '2009-04-01' }] });
  });
});
