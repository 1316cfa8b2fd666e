import { factId, specFor, type Given } from '#spec';
import { ulo } from '../ulo.js';
import {
  AchieveMilestone, CancelMilestone, Celebrate, PlanMilestone, RescheduleMilestone,
  daysAfterDateThenAgreed, daysAfterFirstBaseline, dueAsAgreedOn, milestones, standingOn, type Milestone,
} from './index.js';

const { given } = specFor(ulo);
const id = factId(1);
const planned: Given = ['2009-01-19', 'MilestonePlanned', { name: 'Launch event', kind: 'launch', dueOn: '2009-11-30' }];
const lease: Given = ['2009-01-19', 'MilestonePlanned', { name: 'Premises', kind: 'premises', dueOn: '2009-11-30' }];
const moved = (on: string, oldDueOn: string, newDueOn: string): Given => [
  on, 'MilestoneRescheduled', { milestone: id, oldDueOn, newDueOn, reasonCode: 'premises-not-secured', note: 'no secure premises yet' },
];
const first = moved('2009-10-12', '2009-11-30', '2010-04-30');
const second = moved('2010-03-22', '2010-04-30', '2010-09-24');
const held: Given = ['2010-09-24', 'LaunchHeld', { attended: 110, localPeople: 71, dignitaries: 4 }];
const the = (...facts: Given[]): Milestone => given(...facts).state().milestones.milestones[0] as Milestone;

describe('a milestone', () => {
  it('is planned with a date that remains its baseline', () => {
    given().when(PlanMilestone, '2009-01-19', { name: 'Launch event', kind: 'launch', dueOn: '2009-11-30' }).thenRecords('MilestonePlanned');
    expect(the(planned, first, second)).toMatchObject({ baselineDueOn: '2009-11-30', dueOn: '2010-09-24' });
  });

  it('cannot be due, or be moved, before the day of that agreement', () => {
    given().when(PlanMilestone, '2009-01-19', { name: 'Launch event', kind: 'launch', dueOn: '2009-01-18' }).thenRefused('due-before-it-was-agreed');
    given().when(PlanMilestone, '2009-01-19', { name: 'Launch event', kind: 'launch', dueOn: '2009-01-19' }).thenRecords('MilestonePlanned');
    given(planned).when(RescheduleMilestone, '2009-10-12', { milestone: id, newDueOn: '2009-10-11', reasonCode: 'other' }).thenRefused('due-before-it-was-agreed');
  });

  it('gets another date only with a reason, and records the old and the new date', () => {
    given(planned, first)
      .when(RescheduleMilestone, '2010-03-22', { milestone: id, newDueOn: '2010-09-24', reasonCode: 'premises-not-secured' })
      .then({ type: 'MilestoneRescheduled', data: { milestone: id, oldDueOn: '2010-04-30', newDueOn: '2010-09-24', reasonCode: 'premises-not-secured' } });
  });

  it('records nothing when it is moved to its current date', () => {
    given(planned, first).when(RescheduleMilestone, '2010-03-22', { milestone: id, newDueOn: '2010-04-30', reasonCode: 'other' }).thenNothing();
  });

  it('keeps every move with both dates, the reason and the role', () => {
    expect(the(planned, first, second).moves).toEqual([
      { id: factId(2), on: '2009-10-12', from: '2009-11-30', to: '2010-04-30', reasonCode: 'premises-not-secured', note: 'no secure premises yet', by: 'programme-manager' },
      { id: factId(3), on: '2010-03-22', from: '2010-04-30', to: '2010-09-24', reasonCode: 'premises-not-secured', note: 'no secure premises yet', by: 'programme-manager' },
    ]);
  });

  it('orders a late recorded move by the day on which it happened', () => {
    const late = the(planned, second, first);
    expect(late.moves.map((m) => [m.from, m.to])).toEqual([['2009-11-30', '2010-04-30'], ['2010-04-30', '2010-09-24']]);
    expect(dueAsAgreedOn(late, '2010-03-21')).toBe('2010-04-30');
  });

  it('is rescheduled, not late, when it is moved before its date', () => {
    const launch = the(planned, first, second, held);
    expect(launch.achievedOn).toBe('2010-09-24');
    expect(daysAfterFirstBaseline(launch, '2012-01-01')).toBe(298);
    expect(daysAfterDateThenAgreed(launch, '2012-01-01')).toBe(0);
    expect(standingOn(launch, '2009-10-11')).toBe('planned');
    expect(standingOn(launch, '2009-12-01')).toBe('rescheduled');
    expect(standingOn(launch, '2010-09-23')).toBe('rescheduled');
    expect(standingOn(launch, '2010-09-24')).toBe('achieved');
  });

  it('is late from the day after the currently agreed date', () => {
    expect(standingOn(the(lease), '2009-11-30')).toBe('planned');
    expect(standingOn(the(lease), '2009-12-01')).toBe('late');
    expect(daysAfterDateThenAgreed(the(lease), '2009-12-05')).toBe(5);
    const done = the(lease, ['2009-12-02', 'MilestoneAchieved', { milestone: id }]);
    expect(standingOn(done, '2010-01-01')).toBe('achieved-late');
  });

  it('cannot be changed before it was planned, or when it does not exist', () => {
    const move = { milestone: id, newDueOn: '2010-01-31', reasonCode: 'other' as const };
    given(planned).when(RescheduleMilestone, '2009-01-18', move).thenRefused('milestone-not-yet-planned', ['Launch event']);
    given(planned).when(RescheduleMilestone, '2009-02-01', { ...move, milestone: factId(9) }).thenRefused('no-such-milestone');
  });

  it('keeps its date after it is achieved, but an earlier move may still be recorded', () => {
    const move = { milestone: id, newDueOn: '2010-12-31', reasonCode: 'other' as const };
    given(planned, held).when(RescheduleMilestone, '2010-09-25', move).thenRefused('milestone-already-achieved');
    given(planned, held).when(RescheduleMilestone, '2010-09-01', move).then({ type: 'MilestoneRescheduled', data: { ...move, oldDueOn: '2009-11-30' } });
  });
});

describe('achieving a milestone', () => {
  it('is recorded only once', () => {
    given(lease).when(AchieveMilestone, '2009-11-01', { milestone: id }).thenRecords('MilestoneAchieved');
    const achieved = given(lease, ['2009-11-01', 'MilestoneAchieved', { milestone: id }]);
    achieved.when(AchieveMilestone, '2009-11-01', { milestone: id }).thenNothing();
    achieved.when(AchieveMilestone, '2009-10-01', { milestone: id }).thenRefused('milestone-already-achieved');
    achieved.when(CancelMilestone, '2009-10-01', { milestone: id, reasonCode: 'no-longer-needed' }).thenRefused('milestone-already-achieved');
  });

  it('is refused for the launch milestone, which the launch itself achieves', () => {
    given(planned).when(AchieveMilestone, '2010-09-24', { milestone: id }).thenRefused('launch-milestone-follows-the-launch');
  });

  it('is refused after a cancellation', () => {
    const cancelled: Given = ['2009-06-01', 'MilestoneCancelled', { milestone: id, reasonCode: 'no-longer-needed' }];
    given(lease).when(CancelMilestone, '2009-06-01', { milestone: id, reasonCode: 'no-longer-needed' }).thenRecords('MilestoneCancelled');
    given(lease, cancelled).when(AchieveMilestone, '2009-11-01', { milestone: id }).thenRefused('milestone-cancelled');
    given(lease, cancelled).when(CancelMilestone, '2009-05-01', { milestone: id, reasonCode: 'other' }).thenRefused('milestone-cancelled');
    expect(the(planned, ['2009-06-01', 'MilestoneCancelled', { milestone: id, reasonCode: 'other' }], held).achievedOn).toBeNull();
    expect(standingOn(the(lease, cancelled), '2012-01-01')).toBe('cancelled');
  });
});

describe('a celebration', () => {
  const party = { what: 'The launch', purposes: ['morale' as const] };

  it('of a milestone requires its achievement by that day', () => {
    given(planned, held).when(Celebrate, '2010-10-11', { ...party, milestone: id }).thenRecords('AchievementCelebrated');
    given(planned, held).when(Celebrate, '2010-09-23', { ...party, milestone: id }).thenRefused('celebration-needs-an-achieved-milestone', ['Launch event']);
    given(planned).when(Celebrate, '2010-10-11', { ...party, milestone: factId(9) }).thenRefused('no-such-milestone');
  });

  it('may be of anything else', () => {
    given().when(Celebrate, '2010-10-11', { ...party, otherThanMilestone: true }).thenRecords('AchievementCelebrated');
    given().when(Celebrate, '2010-10-11', party).thenRefused('celebration-of-what');
    given(planned, held).when(Celebrate, '2010-10-11', { ...party, milestone: id, otherThanMilestone: true }).thenRefused('celebration-of-what');
  });

  it('is stored with the milestone', () => {
    expect(the(planned, held, ['2010-10-11', 'AchievementCelebrated', { ...party, milestone: id }]).celebratedOn).toBe('2010-10-11');
  });
});

it('forms offer open milestones to move and achieved ones to celebrate', () => {
  expect(milestones.choices(given(planned, first).state())).toEqual({
    'open-milestone': [{ id, label: 'Launch event, due on 2010-04-30' }],
    'achieved-milestone': [],
  });
  expect(milestones.choices(given(planned, held).state())).toEqual({
    'open-milestone': [],
    'achieved-milestone': [{ id, label: 'Launch event, achieved on 2010-09-24' }],
  });
});

it('the history describes a move with both dates and the reason', () => {
  const say = (data: object): string => (milestones.events['MilestoneRescheduled']?.describe as (d: object) => string)(data);
  expect(say(second[2] as object)).toBe('From 2010-04-30 to 2010-09-24: Premises not secured – no secure premises yet');
});
