import { factId, specFor, type Given } from '#spec';
import { ulo } from '../ulo.js';
import { commissionerChaired } from './commissioner-chaired.js';
import { committeeHalfOrFewer } from './committee-share.js';
import { committeeCarerLed } from './committee-carer-led.js';
import { mentoringEndsBeforeLaunch } from './mentoring-ends-before-launch.js';
import { noCarersRoute } from './no-carers-route.js';
import { noStaffSupportForThreeMonths } from './no-staff-support-for-three-months.js';
import { stageNotEvidenced } from './stage-not-evidenced.js';
import { userGroupNotReached } from './user-group-not-reached.js';
import { usersSetTooFewItems } from './users-set-too-few-items.js';

const { given } = specFor(ulo);

describe('staff without support', () => {
  const appointed: Given = ['2010-01-04', 'DevelopmentWorkerAppointed', { fullTimeEquivalent: 1, dedicated: true }];
  const supervised = (on: string): Given => [on, 'SupervisionHeld', { worker: factId(1) }];
  it('open a warning after three months without supervision or training', () => {
    expect(given(appointed).warnings(noStaffSupportForThreeMonths)).toEqual(['2010-04-05/']);
    expect(given(appointed, supervised('2010-03-01'), ['2010-07-01', 'TrainingCompleted', { about: 'bids', people: 1 }]).warnings(noStaffSupportForThreeMonths)).toEqual([
      '2010-06-02/2010-07-01', '2010-10-02/',
    ]);
    expect(given(appointed, ['2010-05-01', 'DevelopmentWorkerLeft', { worker: factId(1) }]).warnings(noStaffSupportForThreeMonths)).toEqual(['2010-04-05/2010-05-01']);
  });
});

describe('user groups and carers', () => {
  const aim: Given = ['2009-05-18', 'AimAdopted', { aim: 'x', offers: ['advice'], userGroups: ['older-people', 'mental-health'], allAges: true }];
  it('of the aim open a warning until all are reached', () => {
    const older: Given = ['2009-12-01', 'UserGroupReached', { userGroups: ['older-people'], people: 9 }];
    const others: Given = ['2010-01-01', 'ReachRecorded', { reach: [{ userGroup: 'mental-health', ageGroup: '18-to-64', people: 3 }] }];
    expect(given(aim, older).warnings(userGroupNotReached)).toEqual(['2009-11-19/']);
    expect(given(aim, older, others).warnings(userGroupNotReached)).toEqual(['2009-11-19/2010-01-01']);
    expect(given(aim, ['2009-06-01', 'UserGroupReached', { userGroups: ['older-people', 'mental-health'], people: 9 }]).warnings(userGroupNotReached)).toEqual([]);
  });
  it('open a warning without a route for carers', () => {
    expect(given(aim).warnings(noCarersRoute)).toEqual(['2009-11-19/']);
    expect(given(aim, ['2009-12-01', 'CarersRouteAgreed', { route: 'within-ulo' }]).warnings(noCarersRoute)).toEqual(['2009-11-19/2009-12-01']);
  });
  it('share one warning when carers are the majority and do not count', () => {
    const seats = (on: string, users: number, carers: number): Given => [on, 'CommitteeCompositionDeclared', { users, carers, others: 0 }];
    const led = given(seats('2010-01-01', 3, 5), seats('2010-06-01', 4, 4));
    // When carers do not count, a majority of carers implies half or fewer: only one warning is open.
    expect(led.warnings(committeeCarerLed)).toEqual([]);
    expect(committeeHalfOrFewer.intervals(led.state())).toEqual([
      {
        opens: '2010-01-01', clears: null, why: '3 of 8 voting members are people who use services: not more than half. Carers are the majority.',
        later: [{ from: '2010-06-01', why: '4 of 8 voting members are people who use services: not more than half.' }],
      },
    ]);
  });
});

describe('mentoring that ends before the launch', () => {
  const agreed: Given = ['2009-02-01', 'MentoringAgreed', { mentor: 'DS', startsOn: '2009-02-01', endsOn: '2010-06-30' }];
  const planned: Given = ['2010-03-01', 'LaunchPlanned', { launchOn: '2010-09-24', dignitariesInvited: 4, localPeopleInvited: true, accessChecked: true }];
  it('opens a warning until it is extended or over', () => {
    expect(given(agreed, planned).warnings(mentoringEndsBeforeLaunch)).toEqual(['2010-03-01/2010-07-01']);
    expect(given(agreed, planned, ['2010-05-01', 'MentoringExtended', { endsOn: '2010-12-31' }]).warnings(mentoringEndsBeforeLaunch)).toEqual(['2010-03-01/2010-05-01']);
    expect(given(agreed).warnings(mentoringEndsBeforeLaunch)).toEqual([]);
  });
});

describe('an agenda', () => {
  const meeting = (on: string, chairedBy = 'users', kind = 'committee'): Given => [on, 'MeetingHeld', { kind, chairedBy, users: 5, carers: 1, others: 2 }];
  const item = (n: number, proposedBy: string): Given => ['2010-03-01', 'AgendaItemProposed', { meeting: factId(n), item: 'x', proposedBy }];
  const adopted = (n: number): Given => ['2010-03-02', 'AgendaItemAdopted', { item: factId(n) }];
  const three = [meeting('2010-01-01'), meeting('2010-02-01'), meeting('2010-03-01')];
  it('of which users set less than half over three meetings opens a warning', () => {
    expect(given(...three, item(3, 'commissioner'), adopted(4)).warnings(usersSetTooFewItems)).toEqual(['2010-03-02/']);
    expect(given(...three, item(3, 'commissioner'), item(3, 'users'), adopted(4), adopted(5)).warnings(usersSetTooFewItems)).toEqual([]);
    expect(given(...three.slice(1), item(2, 'commissioner'), adopted(3)).warnings(usersSetTooFewItems)).toEqual([]);
  });
  it('opens a warning when the commissioner chairs, except at meetings of the partners', () => {
    expect(given(meeting('2010-01-01', 'commissioner'), meeting('2010-02-01')).warnings(commissionerChaired)).toEqual(['2010-01-01/2010-02-01']);
    expect(given(meeting('2010-01-01', 'commissioner', 'partnership')).warnings(commissionerChaired)).toEqual([]);
  });
});

describe('a stage', () => {
  const formed: Given = ['2009-04-20', 'SteeringGroupFormed', { users: 6, carers: 1, commissioners: 1, providers: 0, others: 0 }];
  const aim: Given = ['2009-05-18', 'AimAdopted', { aim: 'x', offers: ['advice'], userGroups: ['older-people'], allAges: true }];
  const assessed = (stage: string, on = '2009-05-01'): Given => [on, 'StageAssessed', { stage }];
  it('beyond what facts show opens a warning', () => {
    expect(given(formed, aim, assessed('embryonic')).warnings(stageNotEvidenced)).toEqual(['2009-05-01/2009-05-18']);
    expect(given(formed, aim, assessed('established', '2009-06-01')).warnings(stageNotEvidenced)).toEqual(['2009-06-01/']);
    expect(given(formed, aim, assessed('established', '2009-06-01'), assessed('embryonic', '2009-07-01')).warnings(stageNotEvidenced)).toEqual(['2009-06-01/2009-07-01']);
    expect(given(assessed('individuals')).warnings(stageNotEvidenced)).toEqual([]);
  });
});
