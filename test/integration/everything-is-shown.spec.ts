import fc from 'fast-check';
import { commands, references, serviceKinds, ulo } from '#development';
import { inOrder } from '#history';
import { addDays, commandSpec, envelopeFields, fieldsOf, fold, type CommandClass, type Fact, type FieldSpec, type PlainDate } from '#kernel';
import { anyBody, factId, smallTemplate } from '#spec';
import { uloView } from '../../libs/dashboards/src/ulo/ulo.view.js';
import { factsAbout } from '../../apps/web/src/pages/ulo/facts-about-step.js';
import { tabs } from '../../apps/web/src/pages/ulo/tabs.js';
import type { TabContext } from '../../apps/web/src/pages/ulo/tab.js';
import { named, nth } from '../support/any-commands.js';

const today = '2013-06-03';
const day: PlainDate = '2013-02-04';
type Entry = readonly [type: string, data: object];

const began: readonly Entry[] = [
  ['UloDevelopmentStarted', { programme: factId(999), name: 'Voices', area: 'Town', commissioner: 'Council' }],
  ['PlanLaidOut', { startOn: '2012-01-02', version: 0, content: smallTemplate, baseline: { finishOn: '2013-12-31', steps: [] } }],
];
/** Facts that every command may refer to. */
const under: readonly Entry[] = [
  ...began,
  ['TenderPlanned', { title: 'Advice', beganOn: '2012-09-03', estimatePence: 9_000_000 }],
  ['BidDrafted', { purpose: 'Advice', source: 'trust' }],
  ['PartnerJoined', { partner: 'Deaf Voices', kind: 'member-organisation' }],
  ['MentoringAgreed', { mentor: 'Neighbours', startsOn: '2012-02-01', endsOn: '2013-12-31' }],
  ['MentorActionAgreed', { what: 'Find a treasurer', owner: 'ulo', dueOn: '2013-03-01' }],
  ['AgendaItemProposed', { item: 'Premises', proposedBy: 'users' }],
  ['LaunchPlanned', { launchOn: '2013-05-01', dignitariesInvited: 2, localPeopleInvited: true, accessChecked: true }],
  ['DignitaryInvited', { role: 'mayor' }],
  ['BarrierIdentified', { barrier: 'limited-income' }],
  ['BidSubmitted', { lines: [{ category: 'other', amountPence: 1 }], amountPence: 1 }],
  ['AgreementSigned', { instrument: 'core-grant', amountPence: 900, startsOn: '2012-02-01', endsOn: '2014-01-31', coreSharePercent: 50 }],
  ['ReportRequired', { agreement: factId(512), dueOn: '2013-06-30' }],
  ['PremisesOffered', { what: 'A shop' }],
  ['PremisesSecured', { tenure: 'lease', startsOn: '2012-02-01', endsOn: '2014-01-31', accessible: true, councilBranded: false }],
  ['MilestonePlanned', { name: 'Second shop', kind: 'premises', dueOn: '2013-12-01' }],
  ['MilestoneAchieved', { milestone: factId(516) }],
  ['MilestonePlanned', { name: 'Third shop', kind: 'premises', dueOn: '2013-12-01' }],
  ['ConstitutionAdopted', {}],
  ['PoliciesAdopted', { policies: ['safeguarding'] }],
  ['InsuranceTakenOut', { kind: 'public-liability', endsOn: '2013-03-31' }],
  ['DevelopmentWorkerAppointed', { fullTimeEquivalent: 1, dedicated: true }],
  ['QualitySystemChosen', { system: 'pqasso' }],
  ['ServiceOpened', { service: Object.keys(serviceKinds)[0] }],
  ['ActionRaised', { kind: 'renew-insurance', owner: 'owner', dueOn: '2013-03-01', about: null, subject: null }],
  ['EvidenceAttached', { step: 'S1', kind: 'minutes', title: 'Minutes', keptAt: 'Office' }],
  ['WaiverRequested', { step: 'S3', why: 'There is no such thing here' }],
  ['MeetingHeld', { kind: 'steering-group', chairedBy: 'users', users: 5, carers: 1, others: 1 }],
  ['BidSubmitted', { lines: [{ category: 'other', amountPence: 1 }], amountPence: 1 }],
  ['BidAwarded', { bid: factId(529), amountPence: 1 }],
  ...Object.keys(serviceKinds).slice(1).map((service): Entry => ['ServiceOpened', { service }]),
];
/** The state while the development is paused and back in a phase. */
const away: readonly Entry[] = [...under, ['DevelopmentPaused', { why: 'An election' }], ['PhaseReturnedTo', { phase: 'P1', why: 'A new group' }], ['StepStarted', { step: 'S1' }], ['StepCompleted', { step: 'S1' }]];

/** Fields that deciders add to those of the command. */
const added: Record<string, object> = {
  MilestoneRescheduled: { oldDueOn: '2013-12-01' },
  PlanAdoptedByUsers: { finishOn: '2014-01-31', steps: null },
  PlanLaidOut: { version: 0, content: smallTemplate, baseline: { finishOn: '2014-01-31', steps: [] } },
  PlanMovedToVersion: { content: smallTemplate, renamed: [] },
};

const fact = (type: string, data: object, occurredOn: PlainDate, n: number): Fact => ({
  id: factId(n), type, data: { ...added[type], ...data }, occurredOn, recordedAt: `${occurredOn}T12:00:00.000Z`, revision: 10_000 + n,
  // The actor is no person: every action of a person counts as activity, so every fact would be seen.
  actor: { id: factId(998), role: 'milepost', organisation: 'Milepost' }, corrected: false,
});
const history = (entries: readonly Entry[], ...more: readonly Fact[]): Fact[] => [...entries.map(([type, data], i) => fact(type, data, addDays('2012-01-02', i), 500 + i)), ...more].sort(inOrder);

const context: TabContext = { tab: (slug) => slug, form: (command) => command, title: (command) => command, programme: (id) => id, csv: (list) => list };
const programme = { id: factId(999), name: 'Programme', closedOn: null };

/** All pages of a ULO except its history and its records: its views as tabs, and the pages of its steps. */
function shown(facts: readonly Fact[]): string {
  const view = uloView(fold(ulo, facts), { id: factId(997), revision: 0, lastRecordedAt: '', example: false, programme: programme }, { today });
  const pagesOfSteps = (view.steps.plan?.steps ?? []).map((step) => {
    const about = factsAbout(step, [], facts.map(({ id, type, data }) => ({ id, type, data: data })));
    return [step, facts.filter(({ id }) => about.has(id)).map(({ type, data }) => ulo.events[type]?.describe(data as never))];
  });
  return JSON.stringify([tabs.map((tab) => tab.build(view, context)), pagesOfSteps]);
}

const uloCommands = commands.filter((type) => commandSpec(type).stream === 'ulo' && commandSpec(type).creates !== true);

/** Fields that appear on no page, and why. */
const leftOut: Readonly<Record<string, string>> = {
  mentorOrganisation: 'an id of the register: the page of the organisation says which ULOs it mentors',
  commissionerOrganisation: 'an id of the register: the page of the organisation says which ULOs it commissions',
  funderOrganisation: 'an id of the register: the page of the organisation says which ULOs it funds',
  partnerOrganisation: 'an id of the register: the page shows the name',
  'record-partnership.localPeople': 'always yes: without them there is no partnership, and the page says that they agreed',
  'apply-rule-set.adopted': 'the id of the event by which the programme adopted the rules',
  'celebrate.otherThanMilestone': 'the opposite of naming a milestone',
  'move-plan.from': 'the version that the form had read, to find out whether it changed since',
  'move-plan.renamed': 'new codes of steps: facts about the old codes are shown with the new ones',
  'raise-action.subject': 'the id of the fact that an action is about: the page names the fact',
};

/** Bodies of a command: they refer to existing facts where possible. */
function bodiesOf(type: CommandClass, entries: readonly Entry[], numRuns: number): Record<string, unknown>[] {
  const offered = references(fold(ulo, history(entries)));
  return fc.sample(anyBody([type], nth), { numRuns, seed: 7 }).map(({ fields }) => named(fieldsOf(type), fields, (to) => offered[to]?.map(({ id }) => id) ?? []));
}

const ownFields = (type: CommandClass): FieldSpec[] => fieldsOf(type).filter(({ name }) => !(envelopeFields as readonly string[]).includes(name) && name !== 'daysAreRight');

/** Whether a change of this field changes the pages for some fact. */
function isFieldSeen(type: CommandClass, { name, kind }: FieldSpec): boolean {
  const { records } = commandSpec(type);
  return [under, began, away].some((entries) => {
    const bodies = bodiesOf(type, entries, 30);
    return bodies.slice(0, 10).some((data, i) => {
      const before = shown(history(entries, fact(records, data, day, 900)));
      const others = [...(kind === 'ref' || kind === 'id' ? [factId(996)] : []), ...bodies.slice(i).map((body) => body[name])].filter((value) => JSON.stringify(value) !== JSON.stringify(data[name]));
      return others.slice(0, 4).some((value) => shown(history(entries, fact(records, { ...data, [name]: value }, day, 900))) !== before);
    });
  });
}

const whereToShow = 'add it to a view of libs/dashboards/src/ulo and to a tab of apps/web/src/pages/ulo';

describe('a fact of a ULO', () => {
  it('is distinguished from one that changes nothing', () => {
    for (const entries of [began, under, away]) expect(shown(history(entries, fact('NoSuchFact', {}, day, 900)))).toBe(shown(history(entries)));
  });

  it.each(uloCommands.map((type) => [commandSpec(type).records, type] as const))('%s is shown on its pages', (records, type) => {
    const isSeen = [began, under, away].some((entries) => {
      const before = shown(history(entries));
      return bodiesOf(type, entries, 60).some((data) => shown(history(entries, fact(records, data, day, 900))) !== before);
    });
    expect(isSeen ? '' : `${records} is on no tab: ${whereToShow}`).toBe('');
  });

  it.each(uloCommands.map((type) => [commandSpec(type).name, type] as const))('%s is shown with each of its fields', (command, type) => {
    const fields = ownFields(type).filter(({ name }) => !(`${command}.${name}` in leftOut) && !(name in leftOut));
    const missing = fields.filter((field) => !isFieldSeen(type, field)).map(({ name }) => name);
    expect(missing.length === 0 ? '' : `${command}: ${missing.join(', ')} on no tab: ${whereToShow}`).toBe('');
  }, 60_000);

  it('has no exception for a field that does not exist', () => {
    const there = new Set(uloCommands.flatMap((type) => ownFields(type).flatMap(({ name }) => [name, `${commandSpec(type).name}.${name}`])));
    expect(Object.keys(leftOut).filter((name) => !there.has(name))).toEqual([]);
  });
});
