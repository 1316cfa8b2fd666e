import { factId, specFor, type Given } from '#spec';
import { ulo } from '../ulo.js';
import { noMentor } from './no-mentor.js';
import { noPartnership } from './no-partnership.js';
import { noPlan } from './no-plan.js';
import { noChampioningForThreeMonths } from './no-championing-for-three-months.js';
import { nothingCelebratedForSixMonths } from './nothing-celebrated-for-six-months.js';
import { nothingRecordedForSixtyDays } from './nothing-recorded-for-sixty-days.js';

const { given } = specFor(ulo);
const started: Given = ['2009-01-19', 'UloDevelopmentStarted', { programme: 'p', name: 'MAP', area: 'Tamworth', commissioner: 'Council' }];
const ended: Given = ['2009-12-01', 'DevelopmentEnded', { outcome: 'merged' }];

describe('a development without records', () => {
  it.each([
    [noPartnership, '2009-04-20/'], [noPlan, '2009-03-17/'], [noMentor, '2009-03-17/'], [noChampioningForThreeMonths, '2009-04-20/'],
    [nothingRecordedForSixtyDays, '2009-03-21/'], [nothingCelebratedForSixMonths, '2009-07-20/'],
  ])('opens the warning $code', (rule, interval) => {
    expect(given(started).warnings(rule)).toEqual([interval]);
    expect(given().warnings(rule)).toEqual([]);
    expect(given(started, ended).warnings(rule)).toEqual([`${interval}2009-12-01`]);
  });
});

describe('no partnership', () => {
  it('clears the warning when one is agreed', () => {
    expect(given(started, ['2009-05-01', 'PartnershipAgreed', { commissioner: 'Council', mentor: 'DS', localPeople: true }]).warnings(noPartnership)).toEqual(['2009-04-20/2009-05-01']);
  });
});

describe('no plan', () => {
  it('clears the warning with a draft', () => {
    expect(given(started, ['2009-02-01', 'PlanDrafted', { finishOn: '2011-08-31' }]).warnings(noPlan)).toEqual([]);
    expect(given(started, ['2009-04-01', 'PlanDrafted', { finishOn: '2011-08-31' }]).warnings(noPlan)).toEqual(['2009-03-17/2009-04-01']);
  });
});

describe('no mentor', () => {
  const agreed = (on: string, startsOn: string, endsOn: string): Given => [on, 'MentoringAgreed', { mentor: 'DS', startsOn, endsOn }];
  it('opens the warning again when an agreement runs out, until another begins', () => {
    const first = agreed('2009-02-01', '2009-02-01', '2009-07-31');
    expect(given(started, first).warnings(noMentor)).toEqual(['2009-08-01/']);
    expect(given(started, first, agreed('2009-09-01', '2009-09-15', '2010-09-14')).warnings(noMentor)).toEqual(['2009-08-01/2009-09-15', '2010-09-15/']);
    expect(given(started, first, ['2009-07-01', 'MentoringExtended', { endsOn: '2009-12-31' }]).warnings(noMentor)).toEqual(['2010-01-01/']);
  });
  it('opens no warning after the launch', () => {
    const held: Given = ['2009-10-01', 'LaunchHeld', { attended: 90, localPeople: 60, dignitaries: 4 }];
    expect(given(started, agreed('2009-02-01', '2009-02-01', '2009-10-31'), held).warnings(noMentor)).toEqual([]);
    expect(given(started, held).warnings(noMentor)).toEqual(['2009-03-17/2009-10-01']);
  });
});

describe('nothing recorded for 60 days', () => {
  it('counts from the last entry of a person, without pauses', () => {
    const paused: Given = ['2009-04-01', 'DevelopmentPaused', { reason: 'x' }];
    expect(given(started, ['2009-03-01', 'PeopleBroughtTogether', { users: 4, carers: 1 }]).warnings(nothingRecordedForSixtyDays)).toEqual(['2009-05-01/']);
    expect(given(started, paused).warnings(nothingRecordedForSixtyDays)).toEqual(['2009-03-21/2009-04-01']);
  });
});

describe('nothing celebrated for six months', () => {
  const party = { what: 'The first year', purposes: ['morale'], otherThanMilestone: true };
  it('clears the warning with a celebration', () => {
    expect(given(started, ['2009-08-01', 'AchievementCelebrated', party]).warnings(nothingCelebratedForSixMonths)).toEqual(['2009-07-20/2009-08-01', '2010-02-02/']);
  });
  it('is covered by the warning of an achievement that waits for its celebration', () => {
    const planned: Given = ['2009-01-20', 'MilestonePlanned', { name: 'Worker', kind: 'other', dueOn: '2009-06-30' }];
    const achieved: Given = ['2009-06-30', 'MilestoneAchieved', { milestone: factId(2) }];
    expect(given(started, planned, achieved).warnings(nothingCelebratedForSixMonths)).toEqual(['2009-07-20/2009-08-12']);
  });
});
