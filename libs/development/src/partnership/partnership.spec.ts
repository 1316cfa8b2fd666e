import { derivedId } from '#kernel';
import { factId, specFor, type Given } from '#spec';
import { ulo } from '../ulo.js';
import {
  AdoptAim, AdoptIndependenceStatement, ApplyRuleSet, BringPeopleTogether, DeclareEstablishment, FormSteeringGroup, RecordPartnership,
  StartUloDevelopment, StepBack, partnership,
} from './index.js';

const { given } = specFor(ulo);
const programme = derivedId('programme');
const start = { programme, name: 'MAP', area: 'Tamworth', commissioner: 'Staffordshire County Council' };
const started: Given = ['2009-01-19', 'UloDevelopmentStarted', start];

describe('starting the development of a ULO', () => {
  it('records the programme, the name, the area and the commissioner', () => {
    given().when(StartUloDevelopment, '2009-01-19', start).then({ type: 'UloDevelopmentStarted', data: start });
  });

  it('happens only once', () => {
    given(started).when(StartUloDevelopment, '2009-01-12', start).thenRefused('development-already-started');
  });

  it('refuses a ULO that is its own commissioner', () => {
    given().when(StartUloDevelopment, '2009-01-19', { ...start, name: 'staffordshire county council' }).thenRefused('parties-are-different-organisations');
  });

  it('counts carers as users only when the programme does', () => {
    expect(given(started).state().partnership.carersCount).toBe(false);
    expect(given(['2009-01-19', 'UloDevelopmentStarted', { ...start, carersCount: true }]).state().partnership.carersCount).toBe(true);
  });

  it('applies each rule set of its programme only once', () => {
    const fields = { ruleSet: 'dh-2007', carersCount: true, adopted: factId(9) } as const;
    given(started).when(ApplyRuleSet, '2009-02-01', fields).thenRecords('RuleSetApplied');
    given(started, ['2009-02-01', 'RuleSetApplied', fields]).when(ApplyRuleSet, '2009-03-01', fields).thenNothing();
  });
});

describe('coming together', () => {
  it('counts the people who came', () => {
    given(started).when(BringPeopleTogether, '2009-03-02', { users: 14, carers: 3 }).thenRecords('PeopleBroughtTogether');
    given(started).when(BringPeopleTogether, '2009-03-02', { users: 0, carers: 0 }).thenRefused('nobody-was-brought-together');
  });

  it('forms a steering group only with members', () => {
    const none = { users: 0, carers: 0, commissioners: 0, providers: 0, others: 0 };
    given(started).when(FormSteeringGroup, '2009-04-20', { ...none, users: 6, carers: 1 }).thenRecords('SteeringGroupFormed');
    given(started).when(FormSteeringGroup, '2009-04-20', none).thenRefused('steering-group-has-no-members');
  });

  it('adopts an aim and a statement of independence, and may replace them later', () => {
    const aim = { aim: 'A one-stop-shop', offers: ['advice' as const], userGroups: ['carers' as const], allAges: true };
    given(started, ['2009-05-18', 'AimAdopted', aim]).when(AdoptAim, '2011-05-18', aim).thenRecords('AimAdopted');
    given(started).when(AdoptIndependenceStatement, '2009-03-16', { statement: 'Our users set the agenda.' }).thenRecords('IndependenceStatementAdopted');
  });
});

describe('the partnership', () => {
  const parties = { commissioner: 'Staffordshire County Council', mentor: 'Disability Solutions', localPeople: true };

  it('needs commissioners, a mentor and local people', () => {
    given(started).when(RecordPartnership, '2009-03-16', parties).thenRecords('PartnershipAgreed');
    given(started).when(RecordPartnership, '2009-03-16', { ...parties, localPeople: false }).thenRefused('partnership-needs-local-people');
  });

  it.each([
    { mentor: 'STAFFORDSHIRE County Council' },
    { mentor: 'Map' },
    { commissioner: 'MAP' },
  ])('is between three different organisations: %j', (change) => {
    given(started).when(RecordPartnership, '2009-03-16', { ...parties, ...change }).thenRefused('parties-are-different-organisations');
  });
});

describe('declaring the ULO established', () => {
  const constitution: Given = ['2009-07-06', 'ConstitutionAdopted'];
  const elected = (users: number, carers: number, others: number): Given => ['2009-08-03', 'ManagementCommitteeElected', { users, carers, others }];

  it('needs a constitution and an elected committee with more than half of its seats for users', () => {
    given(started, constitution, elected(5, 1, 2)).when(DeclareEstablishment, '2009-09-01').then({ type: 'UloEstablishmentDeclared', data: { ruleSet: 'dh-2007', ruleSetVersion: 1, counted: 5, votingMembers: 8, carersCount: false } });
  });

  it('names every missing requirement', () => {
    given(started).when(DeclareEstablishment, '2009-09-01').thenRefused('not-yet-established', ['No constitution was adopted', 'No management committee was elected']);
    given(started, constitution, elected(4, 2, 2)).when(DeclareEstablishment, '2009-09-01').thenRefused('not-yet-established', [
      'Only 4 of 8 voting members are people who use services: more than half is needed',
    ]);
  });

  it('counts carers when the rules of the programme do', () => {
    const counting: Given = ['2009-01-19', 'UloDevelopmentStarted', { ...start, carersCount: true }];
    given(counting, constitution, elected(4, 2, 2)).when(DeclareEstablishment, '2009-09-01').then({ type: 'UloEstablishmentDeclared', data: { ruleSet: 'dh-2007', ruleSetVersion: 1, counted: 6, votingMembers: 8, carersCount: true } });
  });

  it('is judged as at the day of the declaration, without later facts', () => {
    given(started, constitution, elected(5, 1, 2)).when(DeclareEstablishment, '2009-08-02').thenRefused('not-yet-established', ['No management committee was elected']);
    const lost: Given = ['2011-01-01', 'CommitteeCompositionDeclared', { users: 2, carers: 2, others: 4 }];
    given(started, constitution, elected(5, 1, 2), lost).when(DeclareEstablishment, '2009-09-01').then({ type: 'UloEstablishmentDeclared', data: { ruleSet: 'dh-2007', ruleSetVersion: 1, counted: 5, votingMembers: 8, carersCount: false } });
    given(started, constitution, elected(5, 1, 2), lost).when(DeclareEstablishment, '2011-02-01').thenRefused('not-yet-established');
  });

  it('happens only once, even when the first one was recorded late', () => {
    const declared: Given = ['2010-01-01', 'UloEstablishmentDeclared', {}];
    given(started, constitution, elected(5, 1, 2), declared).when(DeclareEstablishment, '2009-09-01').thenRefused('already-established');
  });
});

describe('stepping back', () => {
  it('happens only once', () => {
    given(started).when(StepBack, '2011-10-03', { role: 'funder-only' }).thenRecords('CommissionerSteppedBack');
    given(started, ['2011-10-03', 'CommissionerSteppedBack', { role: 'funder-only' }]).when(StepBack, '2011-09-01', { role: 'none' }).thenRefused('commissioner-already-stepped-back');
  });
});

it('the history describes the partnership in figures', () => {
  const say = (type: string, data: object): string => (partnership.events[type]?.describe as (d: object) => string)(data);
  expect(say('AimAdopted', { aim: 'Peer support.', offers: [], userGroups: ['carers'], allAges: true })).toBe('Peer support. For carers, of all ages');
  expect(say('PeopleBroughtTogether', { users: 14, carers: 3 })).toBe('14 people who use services, 3 carers');
  expect(say('SteeringGroupFormed', { users: 6, carers: 1, commissioners: 1, providers: 1, others: 0 })).toBe(
    '9 members: 6 people who use services, 1 carer, 1 commissioner, 1 service provider',
  );
});
