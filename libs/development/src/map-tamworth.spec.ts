import { completedMonths, type PlainDate } from '#kernel';
import { factId, specFor, type Given } from '#spec';
import { warningsOf } from '#history';
import { bidTotals } from './bids/state.js';
import { committeeOf } from './governance/state.js';
import { daysAfterDateThenAgreed, daysAfterFirstBaseline, standingOn } from './milestones/state.js';
import { planMonths, planOn } from './plan/state.js';
import { ulo } from './ulo.js';
import { uloWarnings } from './warnings/index.js';

const session = (on: PlainDate, hours: number): Given => [on, 'MentoringSessionLogged', { hours, topics: ['other'] }];
const line = (category: string, amountPence: number): object => ({ category, amountPence });
const launch = factId(3);
const worker = factId(18);

/** The events of the MAP example. Every date and figure is illustrative. */
const story: Given[] = [
  ['2009-01-19', 'UloDevelopmentStarted', { programme: factId(99), name: 'MAP', area: 'Tamworth', commissioner: 'Local authority commissioners' }],
  ['2009-01-19', 'PlanDrafted', { finishOn: '2010-01-31' }],
  ['2009-01-19', 'MilestonePlanned', { name: 'Launch event', kind: 'launch', dueOn: '2009-11-30' }],
  ['2009-02-09', 'ChampionNamed', { post: 'Joint commissioning manager' }],
  ['2009-02-23', 'MentoringAgreed', { mentor: 'Disability Solutions', startsOn: '2009-03-01', endsOn: '2011-08-31' }],
  ['2009-03-02', 'PeopleBroughtTogether', { users: 14, carers: 3 }],
  session('2009-03-10', 2),
  ['2009-03-16', 'PartnershipAgreed', { commissioner: 'Local authority commissioners', mentor: 'Disability Solutions', localPeople: true }],
  ['2009-03-30', 'AgreementSigned', { instrument: 'pump-priming-grant', amountPence: 1_800_000, startsOn: '2009-04-01', endsOn: '2010-03-31', coreSharePercent: 100 }],
  ['2009-04-20', 'SteeringGroupFormed', { users: 6, carers: 1, commissioners: 1, providers: 1, others: 0 }],
  session('2009-04-28', 3),
  ['2009-05-18', 'AimAdopted', { aim: 'A one-stop-shop', offers: ['advice'], userGroups: ['carers'], allAges: true }],
  session('2009-06-09', 2.5),
  ['2009-07-06', 'ConstitutionAdopted'],
  session('2009-07-21', 2),
  ['2009-08-03', 'ManagementCommitteeElected', { users: 5, carers: 1, others: 2 }],
  ['2009-08-24', 'PoliciesAdopted', { policies: ['safeguarding'] }],
  ['2009-09-14', 'DevelopmentWorkerAppointed', { fullTimeEquivalent: 0.6, dedicated: true }],
  session('2009-09-15', 3),
  ['2009-10-05', 'BidSubmitted', { lines: [line('salaries', 2_100_000), line('running-costs', 400_000)], amountPence: 2_500_000 }],
  ['2009-10-12', 'MilestoneRescheduled', { milestone: launch, oldDueOn: '2009-11-30', newDueOn: '2010-04-30', reasonCode: 'people-not-in-place' }],
  session('2009-11-24', 2),
  ['2009-12-18', 'BidRejected', { bid: factId(20), whyNot: 'No provision for training or for getting known' }],
  session('2010-01-19', 3),
  ['2010-01-25', 'PlanAdoptedByUsers', { finishOn: '2011-12-31' }],
  ['2010-02-01', 'WorkerPostChanged', { worker, fullTimeEquivalent: 1, dedicated: true }],
  ['2010-03-08', 'BidSubmitted', { lines: [line('salaries', 3_000_000), line('training', 700_000), line('marketing', 800_000)], amountPence: 4_500_000 }],
  session('2010-03-16', 2),
  ['2010-03-22', 'MilestoneRescheduled', { milestone: launch, oldDueOn: '2010-04-30', newDueOn: '2010-09-24', reasonCode: 'premises-not-secured' }],
  ['2010-05-10', 'CommitteeCompositionDeclared', { users: 6, carers: 1, others: 1 }],
  ['2010-06-01', 'BidAwarded', { bid: factId(27), amountPence: 4_000_000 }],
  ['2010-06-14', 'PremisesSecured', { tenure: 'lease', startsOn: '2010-07-01', endsOn: '2013-06-30', accessible: true, councilBranded: false }],
  ['2010-06-21', 'MarketingBudgetSet', { amountPence: 300_000, dedicated: true }],
  ['2010-08-02', 'LaunchPlanned', { launchOn: '2010-09-24', dignitariesInvited: 4, localPeopleInvited: true, accessChecked: true }],
  ['2010-09-24', 'LaunchHeld', { attended: 120, localPeople: 71, dignitaries: 4 }],
  ['2010-10-11', 'AchievementCelebrated', { what: 'The launch', purposes: ['morale'], milestone: launch }],
  ['2011-03-28', 'AgreementSigned', { instrument: 'core-grant', amountPence: 12_000_000, startsOn: '2011-04-01', endsOn: '2014-03-31', coreSharePercent: 60 }],
  ['2011-08-31', 'MentoringEnded', { asAgreed: true }],
  ['2011-10-03', 'CommissionerSteppedBack', { role: 'funder-only' }],
];
const map = specFor(ulo).given(...story);
const opened = (code: string): string[] =>
  warningsOf(uloWarnings, map.state()).filter((w) => w.code === code).map((w) => `${w.opens}/${w.clears ?? ''}`);

describe('the story of MAP', () => {
  it('had a plan of 12 months, then one of 35', () => {
    const length = (day: PlainDate): number => planMonths('2009-01-19', planOn(map.state().plan, day)?.finishOn ?? '');
    expect(length('2009-01-19')).toBe(12);
    expect(length('2010-01-25')).toBe(35);
    expect(opened('plan-shorter-than-24-months')).toEqual(['2009-01-19/2010-01-25']);
  });

  it('moved its launch twice, so that it was rescheduled, not late, 20 months after the start', () => {
    const [milestone] = map.state().milestones.milestones;
    if (!milestone) throw new Error('No milestone');
    expect(milestone.baselineDueOn).toBe('2009-11-30');
    expect(milestone.moves).toHaveLength(2);
    expect(milestone.achievedOn).toBe('2010-09-24');
    expect(daysAfterFirstBaseline(milestone, '2012-01-01')).toBe(298);
    expect(daysAfterDateThenAgreed(milestone, '2012-01-01')).toBe(0);
    expect(standingOn(milestone, '2012-01-01')).toBe('achieved');
    expect(opened('milestone-late')).toEqual([]);
    expect(completedMonths('2009-01-19', '2010-09-24')).toBe(20);
  });

  it('had a committee below three quarters until 6 of 8 members were people who use services', () => {
    expect(committeeOf(map.state('2009-12-31').governance)).toMatchObject({ users: 5, carers: 1, others: 2 });
    expect(opened('committee-below-three-quarters')).toEqual(['2009-08-03/2010-05-10']);
    expect(opened('committee-half-or-fewer')).toEqual([]);
  });

  it('had no full-time worker at first, and then one', () => {
    expect(opened('no-full-time-dedicated-worker')).toEqual(['2009-04-20/2010-02-01']);
  });

  it('won one bid of two', () => {
    expect(bidTotals(map.state().bids)).toEqual({ submitted: 2, awarded: 1, askedPence: 7_000_000, awardedPence: 4_000_000 });
  });

  it('had everything that a launch needs when the launch was planned', () => {
    const codes = warningsOf(uloWarnings, map.state()).map((w) => w.code);
    expect(codes).not.toContain('no-marketing-budget-for-the-launch');
    expect(codes).not.toContain('launch-without-dignitaries-or-local-people');
    expect(codes).not.toContain('achievement-not-celebrated');
  });
});
