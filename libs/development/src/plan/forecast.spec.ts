import { forecastFinish } from './index.js';

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
