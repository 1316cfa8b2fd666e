import { factId, specFor, type Given } from '#spec';
import { ulo } from '../ulo.js';
import { ConfirmDignitary, HoldLaunch, InviteDignitary, PlanLaunch, PostponeLaunch, launch } from './index.js';

const { given } = specFor(ulo);
const plan = { launchOn: '2010-09-24', dignitariesInvited: 4, localPeopleInvited: true, accessChecked: true };
const planned: Given = ['2010-08-02', 'LaunchPlanned', plan];
const event = { attended: 110, localPeople: 71, dignitaries: 4 };
const held: Given = ['2010-09-24', 'LaunchHeld', event];

describe('a dignitary', () => {
  const invited: Given = ['2010-08-09', 'DignitaryInvited', { role: 'mayor' }];
  const invitation = factId(2);

  it('is invited by office to a planned launch, and confirmed only once', () => {
    given(planned).when(InviteDignitary, '2010-08-09', { role: 'mayor' }).then({ type: 'DignitaryInvited', data: { role: 'mayor' } });
    given().when(InviteDignitary, '2010-08-09', { role: 'mayor' }).thenRefused('launch-not-planned');
    given(planned, held).when(InviteDignitary, '2010-09-25', { role: 'mayor' }).thenRefused('launch-already-held');
    given(planned, invited).when(ConfirmDignitary, '2010-08-20', { invitation }).thenRecords('DignitaryConfirmed');
    given(planned, invited, ['2010-08-20', 'DignitaryConfirmed', { invitation }]).when(ConfirmDignitary, '2010-08-21', { invitation }).thenNothing();
    given(planned, invited).when(ConfirmDignitary, '2010-08-02', { invitation }).thenRefused('not-yet-invited');
    given(planned).when(ConfirmDignitary, '2010-08-20', { invitation }).thenRefused('no-such-invitation');
  });
});

describe('the launch', () => {
  it('cannot be planned for a past day', () => {
    given().when(PlanLaunch, '2010-08-02', plan).thenRecords('LaunchPlanned');
    given().when(PlanLaunch, '2010-09-25', plan).thenRefused('launch-before-its-planning');
  });

  it('is held only when it was planned before', () => {
    given(planned).when(HoldLaunch, '2010-09-24', event).thenRecords('LaunchHeld');
    given().when(HoldLaunch, '2010-09-24', event).thenRefused('launch-not-planned', ['A launch plan']);
    given(planned).when(HoldLaunch, '2010-08-01', event).thenRefused('launch-not-planned');
  });

  it('is held only once, even when the first one was recorded late', () => {
    given(planned, held).when(HoldLaunch, '2010-09-01', event).thenRefused('launch-already-held');
    given(planned, held).when(HoldLaunch, '2010-09-30', event).thenRefused('launch-already-held');
    given(planned, held).when(PlanLaunch, '2010-09-30', { ...plan, launchOn: '2010-12-01' }).thenRefused('launch-already-held');
  });

  it('cannot have more guests than attendees', () => {
    given(planned).when(HoldLaunch, '2010-09-24', { ...event, localPeople: 111 }).thenRefused('more-guests-than-attended');
    given(planned).when(HoldLaunch, '2010-09-24', { ...event, dignitaries: 111 }).thenRefused('more-guests-than-attended');
  });

  it('is postponed only to a later day, and only before it is held', () => {
    const later = { newLaunchOn: '2010-11-01', reasonCode: 'outside' as const };
    given(planned).when(PostponeLaunch, '2010-09-01', later).thenRecords('LaunchPostponed');
    given(planned).when(PostponeLaunch, '2010-09-01', { ...later, newLaunchOn: '2010-09-24' }).thenRefused('postponed-launch-is-not-later');
    given(planned, held).when(PostponeLaunch, '2010-09-25', later).thenRefused('launch-already-held');
    given().when(PostponeLaunch, '2010-09-01', later).thenRefused('launch-not-planned');
  });

  it('moves its milestone when it is postponed, and achieves it when it is held', () => {
    const milestone: Given = ['2010-01-25', 'MilestonePlanned', { name: 'Launch event', kind: 'launch', dueOn: '2010-09-24' }];
    const postponed: Given = ['2010-09-01', 'LaunchPostponed', { newLaunchOn: '2010-11-01', reasonCode: 'outside' }];
    const state = given(milestone, planned, postponed, ['2010-11-01', 'LaunchHeld', event]).state();
    expect(state.launch.plans.at(-1)?.launchOn).toBe('2010-11-01');
    expect(state.milestones.milestones[0]).toMatchObject({
      id: factId(1), dueOn: '2010-11-01', moves: [{ from: '2010-09-24', to: '2010-11-01', reasonCode: 'outside' }], achievedOn: '2010-11-01',
    });
  });

  it('does not change other milestones', () => {
    const other: Given = ['2010-01-25', 'MilestonePlanned', { name: 'Premises', kind: 'premises', dueOn: '2010-09-24' }];
    expect(given(other, planned, held).state().milestones.milestones[0]?.achievedOn).toBeNull();
  });
});

it('the history describes the launch in figures', () => {
  const say = (type: string, data: object): string => (launch.events[type]?.describe as (d: object) => string)(data);
  expect(say('LaunchHeld', event)).toBe('110 attended, 71 of them local people who use services; 4 dignitaries');
  expect(say('LaunchPlanned', { ...plan, accessChecked: false })).toBe('For 2010-09-24: 4 dignitaries invited, local people invited, access not checked');
});
