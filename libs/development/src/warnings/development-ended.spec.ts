import type { WarningRule } from '#kernel';
import { factId, specFor, type Given } from '#spec';
import { ulo } from '../ulo.js';
import type { UloState } from '../ulo.state.js';
import { achievementNotCelebrated } from './achievement-not-celebrated.js';
import { insuranceEnded } from './insurance-ended.js';
import { milestoneLate } from './milestone-late.js';
import { milestoneMovedTooOften } from './milestone-moved-too-often.js';
import { noFullTimeDedicatedWorker } from './no-full-time-dedicated-worker.js';
import { noMarketingBudgetForTheLaunch } from './no-marketing-budget-for-the-launch.js';
import { noNetworkingForSixMonths } from './no-networking-for-six-months.js';
import { noQualitySystemForSixMonths } from './no-quality-system-for-six-months.js';
import { planShorterThan24Months } from './plan-shorter-than-24-months.js';
import { stageNotEvidenced } from './stage-not-evidenced.js';

const { given } = specFor(ulo);
/** The second fact of each history. */
const milestone = factId(2);
const started: Given = ['2009-01-19', 'UloDevelopmentStarted', { programme: 'p', name: 'MAP', area: 'Tamworth', commissioner: 'Council' }];
const planned: Given = ['2009-01-19', 'MilestonePlanned', { name: 'Launch event', kind: 'launch', dueOn: '2009-11-30' }];
const moved: Given = ['2009-10-12', 'MilestoneRescheduled', { milestone, oldDueOn: '2009-11-30', newDueOn: '2010-04-30', reasonCode: 'other' }];
const ended: Given = ['2011-10-31', 'DevelopmentEnded', { outcome: 'merged' }];

describe('a development that has ended', () => {
  const open: [WarningRule<UloState>, Given[]][] = [
    [noNetworkingForSixMonths, [['2009-05-18', 'AimAdopted', { aim: 'x', offers: ['advice'], userGroups: ['older-people'], allAges: true }]]],
    [milestoneLate, [planned]],
    [milestoneMovedTooOften, [planned, moved]],
    [achievementNotCelebrated, [['2009-01-19', 'MilestonePlanned', { name: 'Charity registered', kind: 'other', dueOn: '2009-11-30' }], ['2009-11-30', 'MilestoneAchieved', { milestone }]]],
    [planShorterThan24Months, [['2009-01-19', 'PlanDrafted', { finishOn: '2010-01-31' }]]],
    [noFullTimeDedicatedWorker, [['2009-04-20', 'SteeringGroupFormed', { users: 6, carers: 1, commissioners: 1, serviceProviders: 1 }]]],
    [noMarketingBudgetForTheLaunch, [['2009-04-20', 'LaunchPlanned', { launchOn: '2009-11-30' }]]],
    [noQualitySystemForSixMonths, [['2009-08-03', 'ManagementCommitteeElected', { users: 5, carers: 1, others: 2 }]]],
    [stageNotEvidenced, [['2009-08-03', 'StageAssessed', { stage: 'established' }]]],
  ];
  it.each(open.map(([rule, history]) => ({ code: rule.code, rule, history })))('clears the warning $code', ({ rule, history }) => {
    const facts = [started, ...history];
    const stillOpen = given(...facts).warnings(rule).filter((interval) => interval.endsWith('/'));
    expect(stillOpen).toHaveLength(1);
    expect(given(...facts, ended).warnings(rule)).toEqual(stillOpen.map((interval) => `${interval}2011-10-31`));
  });

  it('keeps warnings about the organisation, such as ended insurance', () => {
    const insured: Given = ['2011-02-01', 'InsuranceTakenOut', { kind: 'public-liability', endsOn: '2012-01-31' }];
    expect(given(started, insured, ended).warnings(insuranceEnded)).toEqual(['2012-02-01/']);
  });
});
