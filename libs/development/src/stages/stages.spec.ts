import { specFor, type Given } from '#spec';
import { ulo } from '../ulo.js';
import { stageEvidenced, stageEvidencedOn } from './evidence.js';
import { AssessStage } from './assess-stage.js';

const { given } = specFor(ulo);
const started: Given = ['2009-01-19', 'UloDevelopmentStarted', { programme: 'p', name: 'MAP', area: 'Tamworth', commissioner: 'Council' }];
const embryonic: Given[] = [
  ['2009-03-30', 'SteeringGroupFormed', { users: 6, carers: 1, commissioners: 1, providers: 0, others: 0 }],
  ['2009-06-01', 'AimAdopted', { aim: 'x', offers: ['advice'], userGroups: ['older-people'], allAges: true }],
];
const established: Given[] = [
  ['2009-07-01', 'ConstitutionAdopted', {}],
  ['2009-08-03', 'ManagementCommitteeElected', { users: 6, carers: 1, others: 1 }],
  ['2010-01-11', 'DevelopmentWorkerAppointed', { fullTimeEquivalent: 1, dedicated: true }],
  ['2010-02-01', 'PoliciesAdopted', { policies: ['safeguarding'] }],
  ['2010-03-01', 'AgreementSigned', { instrument: 'core-grant', amountPence: 1, startsOn: '2010-04-01', endsOn: '2013-03-31', coreSharePercent: 60 }],
  ['2010-10-04', 'ServiceOpened', { service: 'information-and-advice' }],
];

describe('the stage', () => {
  it('can be assessed at any time, also as an earlier one', () => {
    given(started).when(AssessStage, '2009-02-01', { stage: 'networked' }).then({ type: 'StageAssessed', data: { stage: 'networked' } });
    given(started, ['2010-11-01', 'StageAssessed', { stage: 'established' }]).when(AssessStage, '2011-11-01', { stage: 'embryonic', why: 'The worker left' }).thenRecords('StageAssessed');
  });

  it('keeps every assessment with its day', () => {
    const { assessments } = given(started, ['2009-07-01', 'StageAssessed', { stage: 'embryonic' }], ['2010-11-01', 'StageAssessed', { stage: 'established' }]).state().stages;
    expect(assessments.map(({ on, stage }) => [on, stage])).toEqual([['2009-07-01', 'embryonic'], ['2010-11-01', 'established']]);
  });

  it('advances with the facts, up to providing services', () => {
    const shown = (...facts: Given[]) => stageEvidenced(given(started, ...facts).state());
    expect([shown(), shown(...embryonic), shown(...embryonic, ...established.slice(0, 5)), shown(...embryonic, ...established)]).toEqual(['individuals', 'embryonic', 'embryonic', 'established']);
    expect(stageEvidencedOn(given(started, ...embryonic, ...established).state(), 'established')).toBe('2010-10-04');
  });
});
