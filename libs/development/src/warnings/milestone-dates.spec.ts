import { whyOn } from '#kernel';
import { factId, specFor, type Given } from '#spec';
import { ulo } from '../ulo.js';
import { achievementNotCelebrated } from './achievement-not-celebrated.js';
import { milestoneLate } from './milestone-late.js';
import { milestoneMovedTooOften } from './milestone-moved-too-often.js';

const { given } = specFor(ulo);
const milestone = factId(1);
const planned: Given = ['2009-01-19', 'MilestonePlanned', { name: 'Launch event', kind: 'launch', dueOn: '2009-11-30' }];
const moved = (on: string, newDueOn: string): Given => [on, 'MilestoneRescheduled', { milestone, oldDueOn: '2009-11-30', newDueOn, reasonCode: 'other' }];
const launched = [planned, moved('2009-10-12', '2010-04-30'), moved('2010-03-22', '2010-09-24')];
const held: Given = ['2010-09-24', 'LaunchHeld', { attended: 110, localPeople: 71, dignitaries: 4 }];
const cancelled: Given = ['2010-01-10', 'MilestoneCancelled', { milestone, reasonCode: 'no-longer-needed' }];

describe('a late milestone', () => {
  it('opens a warning from the day after the agreed date, also for future days', () => {
    expect(given(planned).warnings(milestoneLate)).toEqual(['2009-12-01/']);
  });

  it('opens no warning when it was moved in time and achieved on the new day', () => {
    expect(given(...launched, held).warnings(milestoneLate)).toEqual([]);
  });

  it('clears the warning when it gets another date, is achieved or is cancelled', () => {
    expect(given(planned, moved('2009-12-15', '2010-04-30')).warnings(milestoneLate)).toEqual(['2009-12-01/2009-12-15', '2010-05-01/']);
    expect(given(planned, held).warnings(milestoneLate)).toEqual(['2009-12-01/2010-09-24']);
    expect(given(planned, cancelled).warnings(milestoneLate)).toEqual(['2009-12-01/2010-01-10']);
  });

  it('is late at once when its new date has passed', () => {
    expect(given(planned, moved('2009-10-12', '2009-10-01')).warnings(milestoneLate)).toEqual(['2009-10-12/']);
  });

  it('is not late after it was achieved or cancelled, even when it is moved later', () => {
    expect(given(planned, ['2009-11-01', 'MilestoneCancelled', { milestone, reasonCode: 'other' }], moved('2010-12-15', '2010-12-20')).warnings(milestoneLate)).toEqual([]);
  });
});

describe('a milestone moved too often or too far', () => {
  it('opens a warning from the move of more than eight weeks from the first date until it is achieved', () => {
    expect(given(...launched, held).warnings(milestoneMovedTooOften)).toEqual(['2009-10-12/2010-09-24']);
    expect(milestoneMovedTooOften.intervals(given(...launched).state())[0]?.why).toBe(
      'Launch event was moved once: from 2009-11-30 to 2010-04-30, 151 days.',
    );
  });

  it('says on each day how often it was moved and to which date', () => {
    const [open] = milestoneMovedTooOften.intervals(given(...launched, held).state());
    expect(['2009-10-12', '2010-03-21', '2010-03-22', '2010-09-23'].map((day) => open && whyOn(open, day))).toEqual([
      'Launch event was moved once: from 2009-11-30 to 2010-04-30, 151 days.', 'Launch event was moved once: from 2009-11-30 to 2010-04-30, 151 days.',
      'Launch event was moved 2 times: from 2009-11-30 to 2010-09-24, 298 days.', 'Launch event was moved 2 times: from 2009-11-30 to 2010-09-24, 298 days.',
    ]);
  });

  it('may be moved twice, and by exactly eight weeks', () => {
    const twice = [planned, moved('2009-10-12', '2010-01-01'), moved('2009-10-20', '2010-01-25')];
    expect(given(...twice).warnings(milestoneMovedTooOften)).toEqual([]);
    expect(given(...twice, moved('2009-11-20', '2010-01-10')).warnings(milestoneMovedTooOften)).toEqual(['2009-11-20/']);
    expect(given(planned, moved('2009-10-12', '2010-01-26')).warnings(milestoneMovedTooOften)).toEqual(['2009-10-12/']);
  });

  it('clears the warning when it is moved back or cancelled', () => {
    expect(given(planned, moved('2009-10-12', '2010-04-30'), moved('2009-11-01', '2009-12-10')).warnings(milestoneMovedTooOften)).toEqual(['2009-10-12/2009-11-01']);
    expect(given(planned, moved('2009-10-12', '2010-04-30'), cancelled).warnings(milestoneMovedTooOften)).toEqual(['2009-10-12/2010-01-10']);
  });
});

describe('an achieved milestone without a celebration', () => {
  const celebrated = (on: string): Given => [on, 'AchievementCelebrated', { what: 'The launch', purposes: ['morale'], milestone }];

  it('opens a warning after six weeks, until it is celebrated', () => {
    expect(given(planned, held).warnings(achievementNotCelebrated)).toEqual(['2010-11-06/']);
    expect(given(planned, held, celebrated('2010-12-01')).warnings(achievementNotCelebrated)).toEqual(['2010-11-06/2010-12-01']);
    expect(given(planned, held, celebrated('2010-10-11')).warnings(achievementNotCelebrated)).toEqual([]);
    expect(given(planned, held, celebrated('2010-11-05')).warnings(achievementNotCelebrated)).toEqual([]);
  });

  it('opens no warning before it is achieved', () => {
    expect(given(planned).warnings(achievementNotCelebrated)).toEqual([]);
  });
});
