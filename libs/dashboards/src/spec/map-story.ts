import type { PlainDate } from '#kernel';
import { correctionOf, otherId, programmeId, recorded, uloId, type RecordedFact } from './recorded-facts.js';

const map = (day: PlainDate, type: string, data?: object): RecordedFact => recorded(`ulo-${uloId}`, day, type, data);
const session = (day: PlainDate, hours: number): RecordedFact => map(day, 'MentoringSessionLogged', { hours, topics: ['other'] });

const commissioner = 'Local authority commissioners';
const mentor = 'Disability Solutions';
const launch = map('2009-01-19', 'MilestonePlanned', { name: 'Launch event', kind: 'launch', dueOn: '2009-11-30' });
const first = map('2009-10-05', 'BidSubmitted', {
  lines: [{ category: 'salaries', amountPence: 2_100_000 }, { category: 'running-costs', amountPence: 400_000 }],
  amountPence: 2_500_000,
});
const second = map('2010-03-08', 'BidSubmitted', {
  lines: [{ category: 'salaries', amountPence: 3_000_000 }, { category: 'training', amountPence: 1_000_000 }, { category: 'marketing', amountPence: 500_000 }],
  amountPence: 4_500_000,
});
const worker = map('2009-09-14', 'DevelopmentWorkerAppointed', { fullTimeEquivalent: 0.6, dedicated: true });
const held = map('2010-09-24', 'LaunchHeld', { attended: 110, localPeople: 71, dignitaries: 4 });
const misdated = session('2010-04-20', 1);
const neverHappened = session('2010-05-20', 8);
const action = map('2009-03-11', 'MentorActionAgreed', { action: 'Draft an independence statement', dueOn: '2009-04-01' });

/** The facts of MAP and of another ULO in the order of their days. Every date and figure is illustrative. */
export const story: readonly RecordedFact[] = [
  recorded(`programme-${programmeId}`, '2009-01-12', 'ProgrammeOpened', { name: 'Staffordshire programme', area: 'Staffordshire' }),
  map('2009-01-19', 'UloDevelopmentStarted', { programme: programmeId, name: 'MAP', area: 'Tamworth', commissioner }),
  map('2009-01-19', 'PlanDrafted', { finishOn: '2010-01-31' }),
  launch,
  map('2009-02-09', 'ChampionNamed', { post: 'Joint commissioning manager' }),
  map('2009-02-23', 'MentoringAgreed', { mentor, startsOn: '2009-03-01', endsOn: '2011-08-31' }),
  session('2009-03-10', 2),
  action,
  map('2009-03-16', 'PartnershipAgreed', { commissioner, mentor, localPeople: true }),
  map('2009-03-17', 'IndependenceStatementAdopted', { statement: 'The people who use services decide.' }),
  map('2009-03-30', 'AgreementSigned', { instrument: 'pump-priming-grant', amountPence: 1_800_000, startsOn: '2009-04-01', endsOn: '2010-03-31', coreSharePercent: 100 }),
  map('2009-03-31', 'MentorActionClosed', { agreed: action.id }),
  map('2009-04-20', 'SteeringGroupFormed', { users: 6, carers: 1, commissioners: 1, providers: 1, others: 0 }),
  session('2009-04-28', 3),
  map('2009-05-18', 'AimAdopted', { aim: 'A one-stop-shop', offers: ['advice'], userGroups: ['carers'], allAges: true }),
  session('2009-06-09', 2.5),
  map('2009-07-06', 'ConstitutionAdopted'),
  session('2009-07-21', 2),
  map('2009-08-03', 'ManagementCommitteeElected', { users: 5, carers: 1, others: 2 }),
  map('2009-08-24', 'PoliciesAdopted', { policies: ['safeguarding', 'data-protection'] }),
  worker,
  session('2009-09-15', 3),
  first,
  map('2009-10-12', 'MilestoneRescheduled', { milestone: launch.id, oldDueOn: '2009-11-30', newDueOn: '2010-04-30', reasonCode: 'people-not-in-place' }),
  map('2009-12-18', 'BidRejected', { bid: first.id, whyNot: 'No provision for training' }),
  session('2010-01-19', 3),
  map('2010-01-25', 'PlanAdoptedByUsers', { finishOn: '2011-12-31' }),
  map('2010-02-01', 'WorkerPostChanged', { worker: worker.id, fullTimeEquivalent: 1, dedicated: true }),
  second,
  map('2010-03-22', 'MilestoneRescheduled', { milestone: launch.id, oldDueOn: '2010-04-30', newDueOn: '2010-09-24', reasonCode: 'premises-not-secured' }),
  misdated,
  map('2010-05-10', 'CommitteeCompositionDeclared', { users: 6, carers: 1, others: 1 }),
  neverHappened,
  map('2010-06-01', 'BidAwarded', { bid: second.id, amountPence: 4_000_000 }),
  map('2010-06-14', 'PremisesSecured', { tenure: 'lease', startsOn: '2010-07-01', endsOn: '2013-06-30', accessible: true, councilBranded: false }),
  map('2010-06-21', 'MarketingBudgetSet', { amountPence: 300_000, dedicated: true }),
  map('2010-07-12', 'QualitySystemChosen', { system: 'pqasso' }),
  map('2010-08-02', 'LaunchPlanned', { launchOn: '2010-09-24', dignitariesInvited: 4, localPeopleInvited: true, accessChecked: true }),
  held,
  map('2010-10-04', 'ServiceOpened', { service: 'information-and-advice' }),
  map('2011-03-28', 'AgreementSigned', { instrument: 'core-grant', amountPence: 12_000_000, startsOn: '2011-04-01', endsOn: '2014-03-31', coreSharePercent: 60 }),
  map('2011-08-31', 'MentoringEnded', { asAgreed: true }),
  map('2011-10-03', 'CommissionerSteppedBack', { role: 'funder-only' }),
  recorded(`ulo-${otherId}`, '2011-06-01', 'UloDevelopmentStarted', { programme: programmeId, name: 'Another', area: 'Lichfield', commissioner }),
  recorded(`ulo-${otherId}`, '2011-06-02', 'MilestonePlanned', { name: 'Committee elected', kind: 'committee', dueOn: '2011-12-01' }),
  recorded(`ulo-${otherId}`, '2011-06-03', 'MilestonePlanned', { name: 'Launch event', kind: 'launch', dueOn: '2012-02-01' }),
];

/** Corrections of figures, of a day and of a complete fact. No other fact has the corrected day. */
export const corrections: readonly { of: RecordedFact; by: RecordedFact }[] = [
  { of: held, by: correctionOf(held, '2010-09-24', { attended: 120, localPeople: 71, dignitaries: 4 }) },
  { of: misdated, by: correctionOf(misdated, '2010-03-16', { hours: 2, topics: ['launch'] }) },
  { of: neverHappened, by: correctionOf(neverHappened, '2010-05-20', null) },
];

/** The facts in the order of their days, with each correction directly after its original. */
export const inGoodOrder: readonly RecordedFact[] = story.flatMap((fact) => [fact, ...corrections.filter((c) => c.of === fact).map((c) => c.by)]);
