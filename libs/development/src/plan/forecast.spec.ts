import { factId, specFor, type Given } from '#spec';
import { ulo } from '../ulo.js';
import { forecastFinish, furthestSlip } from './index.js';

const finish = '2011-01-31';

it.each([
  ['with nothing open', [], '2010-01-01', finish],
  ['with an open milestone that did not move', [['2010-03-01', '2010-03-01']], '2010-01-01', finish],
  ['later by as much as the milestone that slipped furthest', [['2010-03-01', '2010-03-11'], ['2010-04-01', '2010-05-01']], '2010-01-01', '2011-03-02'],
  ['no earlier when milestones were brought forward', [['2010-03-01', '2010-02-01']], '2010-01-01', finish],
  ['expecting an overdue milestone today at the earliest', [['2010-03-01', '2010-03-01']], '2010-03-31', '2011-03-02'],
  ['no earlier than today while a milestone is open', [['2012-03-01', '2012-03-01']], '2011-12-24', '2011-12-24'],
  ['in the past when nothing is open', [], '2012-01-01', finish],
] as const)('a plan is forecast %s', (_, slips, day, expected) => {
  expect(forecastFinish(finish, slips, day)).toBe(expected);
});

it('the forecast names the open milestone that slipped furthest', () => {
  const { given } = specFor(ulo);
  const planned = (name: string, dueOn: string): Given => ['2009-01-19', 'MilestonePlanned', { name, kind: 'other', dueOn }];
  const state = given(planned('Constitution', '2010-03-01'), planned('First bid', '2010-04-01'), ['2009-06-01', 'MilestoneRescheduled', { milestone: factId(2), oldDueOn: '2010-04-01', newDueOn: '2010-05-01', reasonCode: 'other' }]).state();
  const plan = { id: 'p', on: '2009-01-19', finishOn: finish, by: 'draft' as const };
  expect(furthestSlip(state, plan, '2010-01-01')).toEqual({ milestone: 'First bid', days: 30 });
  expect(furthestSlip(state, plan, '2010-06-01')).toEqual({ milestone: 'Constitution', days: 92 });
  expect(furthestSlip({ milestones: { ...state.milestones, milestones: [] } }, plan, '2010-01-01')).toBeNull();
});
